import type {Language, Text} from '../../model/language.ts';

type FrameLabels = Readonly<Record<'inWords' | 'sources' | 'separator', Text>>;

/** The words around every diagram. */
const labels: FrameLabels = {
  inWords: {zh: '文字说明', en: 'In words'},
  sources: {zh: '依据：', en: 'Sources: '},
  separator: {zh: '、', en: ', '},
};

export function frameLabel(name: keyof FrameLabels, language: Language): string {
  return labels[name][language];
}
