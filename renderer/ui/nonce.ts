/** The style nonce that main wrote into this page's meta tag: the CSP refuses any <style> without it. */
export function styleNonce(): string {
  const tag = document.querySelector('meta[property="csp-nonce"]');
  return tag instanceof HTMLElement ? tag.nonce || (tag.getAttribute('nonce') ?? '') : '';
}

/**
 * Gives every <style> element that a library makes the page's nonce. antd's and AG Grid's own take it by option; their
 * scroll bar measuring and scroll lock (@rc-component/util) make theirs without, which the CSP would refuse.
 */
export function stampStyleElements(): void {
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = styleNonce();
    return element;
  };
}
