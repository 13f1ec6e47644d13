/** The style nonce that main wrote into this page's meta tag: the CSP refuses any <style> without it. */
export function styleNonce(): string {
  const tag = document.querySelector('meta[property="csp-nonce"]');
  return tag instanceof HTMLElement ? tag.nonce || (tag.getAttribute('nonce') ?? '') : '';
}
