import { normaliseMobile, stripSpaces, toHalfWidth } from '../../../shared/domain/identity/normalise.ts';

/** A number as numbers are compared: half-width, without spaces and hyphens, without +86. */
export function dialledNumber(text: string): string {
  return normaliseMobile(stripSpaces(toHalfWidth(text))).replaceAll('-', '');
}
