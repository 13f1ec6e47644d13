/** What main says itself: menu, titles of dialogs, the rescue page. The page's words are in renderer/i18n. */
export type DeskLanguage = 'zh-CN' | 'en';

const chinese = {
  title: '车贷案件工作台',
  edit: '编辑',
  undo: '撤销',
  redo: '重做',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
  view: '视图',
  zoomIn: '放大',
  zoomOut: '缩小',
  actualSize: '实际大小',
  fullScreen: '全屏',
  book: '账簿',
  lock: '锁定',
  quit: '退出',
  pickFile: '选择文件',
  pickFolder: '选择文件夹',
  saveFile: '保存文件',
};

export type DeskWords = Readonly<Record<keyof typeof chinese, string>>;

const english: DeskWords = {
  title: 'Car Loan Desk',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  view: 'View',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  actualSize: 'Actual size',
  fullScreen: 'Full screen',
  book: 'Book',
  lock: 'Lock',
  quit: 'Quit',
  pickFile: 'Choose a file',
  pickFolder: 'Choose a folder',
  saveFile: 'Save the file',
};

export function deskWords(language: DeskLanguage): DeskWords {
  return language === 'en' ? english : chinese;
}
