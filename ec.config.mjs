import {defineEcConfig} from '@astrojs/starlight/expressive-code';
import dark from './src/site/theme/code-dark.json' with {type: 'json'};
import light from './src/site/theme/code-light.json' with {type: 'json'};

// What is shown must be what runs: no tab is widened, no comment is dropped on copying, no line becomes a title.
export default defineEcConfig({
  tabWidth: 0,
  frames: {extractFileNameFromCode: false, removeCommentsWhenCopyingTerminalFrames: false},
  defaultProps: {wrap: true},
  themes: [dark, light],
  styleOverrides: {
    borderColor: 'var(--rb-border)',
    borderRadius: 'var(--rb-radius)',
    codeBackground: 'var(--rb-surface-raised)',
    codeLineHeight: '1.6',
    codePaddingBlock: '0.625rem',
    codePaddingInline: '0.875rem',
    focusBorder: 'var(--rb-accent)',
    scrollbarThumbColor: 'var(--rb-border-strong)',
    scrollbarThumbHoverColor: 'var(--rb-text-muted)',
    uiFontSize: 'var(--sl-text-xs)',
    frames: {
      frameBoxShadowCssValue: 'none',
      inlineButtonBorder: 'var(--rb-border-strong)',
      inlineButtonForeground: 'var(--rb-text-muted)',
      inlineButtonBackground: 'var(--rb-text)',
      tooltipSuccessBackground: 'var(--rb-accent)',
      tooltipSuccessForeground: 'var(--rb-on-accent)',
      terminalBackground: 'var(--rb-surface-raised)',
      terminalTitlebarBackground: 'var(--rb-surface-raised)',
      terminalTitlebarBorderBottomColor: 'var(--rb-border)',
      terminalTitlebarForeground: 'var(--rb-text-muted)',
      editorTabBarBackground: 'var(--rb-surface-raised)',
      editorActiveTabBackground: 'var(--rb-surface-raised)',
      editorActiveTabForeground: 'var(--rb-text)',
      editorActiveTabIndicatorTopColor: 'transparent',
      editorActiveTabIndicatorBottomColor: 'var(--rb-accent)',
      editorTabBarBorderBottomColor: 'var(--rb-border)',
    },
  },
});
