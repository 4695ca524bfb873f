import {defineEcConfig} from '@astrojs/starlight/expressive-code';

// What is shown must be what runs: no tab is widened, no comment is dropped on copying, no line becomes a title.
export default defineEcConfig({
  tabWidth: 0,
  frames: {extractFileNameFromCode: false, removeCommentsWhenCopyingTerminalFrames: false},
  defaultProps: {wrap: true},
});
