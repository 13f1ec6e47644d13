/** The desk's colours: neutral greys, one blue; red, amber and green mean states and nothing else (ux.md, Look). */
export interface Palette {
  readonly blue: string;
  readonly red: string;
  readonly amber: string;
  readonly green: string;
  readonly text: string;
  readonly textSoft: string;
  readonly textOff: string;
  readonly page: string;
  readonly surface: string;
  readonly hover: string;
  readonly line: string;
  /** border of a control */
  readonly edge: string;
  /** text on blue */
  readonly onBlue: string;
}

export const LIGHT: Palette = {
  blue: '#1d5fc2',
  red: '#b42318',
  amber: '#8a5300',
  green: '#17713a',
  text: '#1f2328',
  textSoft: '#57606a',
  textOff: '#7a838c',
  page: '#f4f5f6',
  surface: '#ffffff',
  hover: '#eaedf0',
  line: '#d0d5da',
  edge: '#a3abb3',
  onBlue: '#ffffff',
};

export const DARK: Palette = {
  blue: '#6ea4f5',
  red: '#ff8d84',
  amber: '#e8b04a',
  green: '#5cc48a',
  text: '#e4e7ea',
  textSoft: '#a6aeb7',
  textOff: '#868e97',
  page: '#17191c',
  surface: '#1f2226',
  hover: '#2b2f34',
  line: '#3a3f45',
  edge: '#5a626b',
  onBlue: '#101214',
};

/** desk.css chooses it by the language. */
export const FONT_FAMILY = 'var(--desk-font)';
