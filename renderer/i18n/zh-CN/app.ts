export const words = {
  name: '车贷案件工作台',
  nav: {
    label: '主导航',
    morning: '今日工作',
    loans: '贷款',
    cases: '案件',
    letters: '函件',
    receipts: '收款',
    plans: '还款方案',
    legal: '诉讼执行',
    recovery: '车辆处置',
    analysis: '分析',
    training: '培训',
    imports: '导入导出',
    settings: '设置',
    collapse: '收起侧栏',
    expand: '展开侧栏',
  },
  search: {
    placeholder: '搜索 姓名/拼音/车牌/电话/身份证/合同号',
    label: '全局搜索',
    none: '没有符合「{{text}}」的贷款',
    hint: '↑↓ 选择，Enter 打开，Esc 关闭',
    results_other: '{{count}} 笔',
  },
  lock: '锁定',
  userMenu: '{{name}}（{{role}}）',
  skipToContent: '跳到正文',
  sample: '示例账套：人物均为虚构，不要录入真实数据',
  status: {
    label: '状态栏',
    saved: '已保存 {{time}}',
    savedNothing: '今日无改动',
    backup: '备份 {{when}}',
    backupVerified: '已验证',
    backupUnverified: '未验证',
    backupNever: '尚无备份',
    overdue_other: '逾期 {{count}} 户',
    jobs: '作业',
    cancel: '取消',
    disconnected: '后台服务已中断，正在重启；已保存的内容不受影响',
  },
  shortcuts: {
    title: '快捷键',
    sheet: '显示快捷键表',
    search: '全局搜索',
    lock: '锁定',
    sidebar: '收起或展开侧栏',
    here: '本页',
    everywhere: '全部页面',
  },
  errorPage: {
    title: '这个页面出错了',
    body: '数据没有受影响。可以重新打开本页；若再次出现，请复制下面的内容反馈。',
    retry: '重新打开本页',
    home: '回到今日工作',
  },
  notFound: { title: '没有这个页面', body: '地址可能已改变。从左侧选择要去的地方。' },
  loading: '正在打开…',
  leave: {
    title: '还有未保存的内容',
    body: '离开后，已输入的内容会保留为草稿。',
    ok: '离开',
    stay: '留在本页',
  },
} as const;

export const errors = {
  'input.invalid': { what: '有一项内容不符合要求，没有保存。', act: '检查标出的字段后再试。' },
  'book.locked': { what: '账套已锁定。', act: '输入口令后继续，已输入的内容会保留。' },
  'book.absent': { what: '还没有账套。', act: '先完成首次设置。' },
  'book.readOnly': {
    what: '账套所在文件夹不能写入，没有保存。',
    act: '检查文件夹权限或磁盘的写保护，再试一次。',
  },
  'disk.full': { what: '磁盘已满，没有保存。', act: '腾出空间后再试；原有数据完好。' },
  'actor.forbidden': { what: '这项操作只有负责人可以做。', act: '请负责人解锁后操作。' },
  'command.conflict': { what: '同一操作的内容与先前不同，没有执行。', act: '刷新本页，核对后重新操作。' },
  'record.notFound': { what: '找不到这条记录，可能已被撤销。', act: '返回列表重新查找。' },
  'service.crashed': {
    what: '后台服务中断，这一步没有完成。',
    act: '服务会自动重启；稍候再试一次，不会重复入账。',
  },
  'service.restarting': { what: '后台服务正在重启。', act: '稍候再试。' },
  'job.cancelled': { what: '作业已取消。', act: '已完成的部分已保存，需要时可重新开始。' },
  'page.unexpected': { what: '页面出现未预料的错误。', act: '重新打开本页；若再次出现，请复制内容反馈。' },
  unexpected: {
    what: '出现未预料的错误，这一步已撤回，没有写入任何内容。',
    act: '再试一次；若再次出现，请复制编号反馈。',
  },
} as const;

declare module '../keys.ts' {
  interface AreaWords {
    app: typeof words;
  }
}
