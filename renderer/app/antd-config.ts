import { theme as antdTheme, type ThemeConfig } from 'antd';
import { DARK, FONT_FAMILY, LIGHT, type Palette } from '../ui/tokens.ts';
import { isCalm } from './theme.ts';

/** antd's tokens: compact, 14 px, 6 px radius, no shadows but on overlays. */
export function antdConfig(isDark: boolean): ThemeConfig {
  const palette: Palette = isDark ? DARK : LIGHT;
  return {
    // the styles stand in antd.css: making them at run time cost 0.3 s at each start
    zeroRuntime: true,
    hashed: false,
    algorithm: [isDark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm, antdTheme.compactAlgorithm],
    token: {
      // seeds: the compact algorithm makes 14 px text and 28 px controls of them
      fontSize: 16,
      controlHeight: 32,
      borderRadius: 6,
      fontFamily: FONT_FAMILY,
      colorPrimary: palette.blue,
      colorLink: palette.blue,
      // antd lightens on hover, which drops white text below 4.5 : 1
      colorPrimaryHover: isDark ? '#8db8fa' : '#174ea6',
      colorLinkHover: isDark ? '#8db8fa' : '#174ea6',
      colorError: palette.red,
      colorWarning: palette.amber,
      colorSuccess: palette.green,
      colorText: palette.text,
      colorTextSecondary: palette.textSoft,
      colorTextDescription: palette.textSoft,
      colorTextPlaceholder: palette.textSoft,
      // what antd shows where a list is empty, a tab rests or a control is off: readable all the same
      colorTextTertiary: palette.textSoft,
      colorTextQuaternary: palette.textSoft,
      colorTextDisabled: palette.textOff,
      colorIcon: palette.textSoft,
      colorBgLayout: palette.page,
      colorBgContainer: palette.surface,
      colorBorder: palette.edge,
      motion: !isCalm(),
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.12s',
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        colorTextLightSolid: palette.onBlue,
        contentFontSizeSM: 13,
      },
      Table: { cellFontSize: 13, cellFontSizeMD: 13, cellFontSizeSM: 13 },
    },
  };
}
