/** reasons: the code's own path; amounts come formatted, amountFen as {{amount}}, stopFen as {{stop}} and so on; {{action}} comes worded. */
export const words = {
  title: '今日工作',
  open_other: '待办 {{count, number}} 件',
  dueToday_other: '今天必须办 {{count, number}} 件',
  casesOpen_other: '在催案件 {{count, number}} 件',
  list: '今日工作清单',
  all: '全部',
  row: {
    days_other: '逾期 {{count}} 天',
    notOverdue: '未逾期',
    lastContact: '最近联系 {{date}}',
    noContact: '未联系过',
    stopped: '暂停催收',
  },
  more_other: '显示其余 {{count, number}} 件',
  loadingMore: '正在读取…',
  filter: {
    label: '筛选今日工作',
    placeholder: '姓名、电话、车牌、合同号、类别',
    none: '没有符合的事项',
    clear: '清除筛选',
  },
  key: {
    down: '下一件',
    up: '上一件',
    open: '打开案件',
    call: '记录通话',
    promise: '登记承诺',
    letter: '函件',
    snooze: '推迟',
    done: '办结',
    undo: '撤销',
    filter: '筛选',
  },
  marked: {
    done: '已办结：{{name}}，{{reason}}',
    snoozed: '已推迟到 {{date}}：{{name}}，{{reason}}',
    undone: '已撤销，事项回到清单',
  },
  snooze: {
    title: '推迟：{{name}}',
    until: '推迟到',
    atMost: '最晚 {{date}}',
    reason: '原因',
    reasonHelp: '例：本人在外地，约定 11 月 28 日来办',
    ok: '推迟',
    impossible: '这件事不能再推迟：今天是最后稳妥日，或已经超过。请先办理，再按 D 办结。',
  },
  done: {
    title: '办结：{{name}}',
    body: '这是会丧失的权利。写明怎样保全的，或为什么不再需要；这条记录会留存。',
    reason: '说明',
    ok: '办结',
  },
  empty: {
    title: '今天的事项都办完了',
    doneToday: '今天完成',
    marks: '办结 {{done, number}} 件，推迟 {{snoozed, number}} 件',
    contacts: '联系 {{contacts, number}} 次，取得承诺 {{promises, number}} 个',
    receipts: '收款 {{count, number}} 笔，{{amount}}',
    dueTomorrow: '明天（{{date}}）到期',
    promises: '承诺 {{count, number}} 个，{{amount}}',
    steps: '已安排的下一步 {{count, number}} 件',
    instalments: '正常还款 {{count, number}} 期',
    marked: '今天办结与推迟的事项',
    takeBack: '撤回',
  },
  preview: {
    label: '案件预览',
    none: '选择一件事项，在这里查看案件',
    openCase: '打开案件',
  },
  reasons: {
    right: {
      limitation: '诉讼时效还有 {{daysLeft}} 天，最后安全日 {{lastSafeOn}}',
      guarantee: '{{personName}} 的保证期间还有 {{daysLeft}} 天，最后安全日 {{lastSafeOn}}',
      mortgage: '抵押权须在 {{lastSafeOn}} 前行使，还有 {{daysLeft}} 天',
      limitationPassed: '诉讼时效已于 {{endsOn}} 届满，催告不能使其恢复',
      guaranteePassed: '{{personName}} 的保证期间已于 {{endsOn}} 届满',
    },
    promise: {
      dueToday: '承诺 {{amount}} 今日到期',
      broken: '承诺 {{dueOn}} 还 {{amount}}，未到账',
      partial: '承诺 {{dueOn}} 还 {{amount}}，只到 {{paid}}',
    },
    overdue: {
      new: '新逾期 {{daysPastDue}} 天，{{stop}} 可补齐',
      rolling: '再过 {{daysToRoll}} 天进入 {{nextBucket}}，今天 {{stop}} 可止住',
    },
    letter: {
      notDispatched: '{{letterNo}} 签发 {{days}} 天，尚未交寄',
      inTransit: '{{letterNo}} 交寄 {{days}} 天，无送达凭证',
      archiveTracking: '{{letterNo}} 交寄 {{days}} 天，保存物流轨迹',
    },
    plan: {
      breached: '{{agreementNo}} 已违约，欠付 {{missed}}',
      dueToday: '{{agreementNo}} 今日应付 {{amount}}',
    },
    insurance: {
      lapsed: '保险已于 {{endsOn}} 到期，脱保 {{days}} 天',
      lapsing: '保险 {{endsOn}} 到期，还有 {{days}} 天',
    },
    mortgage: {
      unregistered: '放款 {{days}} 天，抵押未登记',
    },
    gps: {
      noData: 'GPS 无数据',
    },
    case: {
      nextAction: '按计划：{{action}}（{{on}}）',
      noContact: '案件没有下一步',
      stopFlag: '已设停催标记，仅可采取保全权利的行为',
    },
  },
  actions: {
    call: '致电',
    'call-again': '再次致电',
    'check-promise': '核对承诺',
    'check-receipt': '核对到账',
    'find-number': '查找联系方式',
    'offer-plan': '提供还款方案',
    'send-demand': '发催收函',
    'dispatch-letter': '交寄函件',
    'register-proof': '登记送达',
    'archive-tracking': '保存物流轨迹',
    'preserve-right': '保全权利',
    'ask-counsel': '咨询律师',
    'answer-dispute': '答复异议',
    'review-hardship': '审核困难申请',
    'review-plan': '检查还款方案',
    'renew-insurance': '催办续保',
    'register-mortgage': '办理抵押登记',
    'check-gps': '核查 GPS',
    visit: '外访',
    other: '其他',
  },
  groups: {
    rights: '到期的权利',
    promises: '承诺到期',
    rolling: '新逾期与将滚动',
    proof: '送达待补',
    plans: '还款方案',
    insurance: '保险到期',
    mortgage: '未办抵押登记',
    gps: 'GPS 无数据',
    other: '其他',
  },
} as const;

declare module '../keys.ts' {
  interface AreaWords {
    morning: typeof words;
  }
}

export const errors = {
  'morning.snoozeNeedsDay': {
    what: '没有写推迟到哪一天。',
    act: '选择一个日期。',
  },
  'morning.snoozeNotFuture': {
    what: '推迟的日期必须晚于今天（{{today}}）。',
    act: '选择明天或以后的日期。',
  },
  'morning.snoozeTooFar': {
    what: '最多推迟到 {{latestOn}}。',
    act: '选择更早的日期，或改为设定案件的下一步。',
  },
  'morning.snoozePastLastSafeDay': {
    what: '权利事项不能推迟到最后安全日 {{lastSafeOn}} 之后。',
    act: '选择 {{lastSafeOn}} 或更早的日期。',
  },
  'morning.reasonMissing': {
    what: '没有写理由。',
    act: '写明理由后再保存。',
  },
  'morning.itemGone': {
    what: '这一事项已经变化，没有标记。',
    act: '刷新今日工作后再处理。',
  },
} as const;
