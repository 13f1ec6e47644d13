export const words = {
  reason: '原因',
  clause: {
    add: '录入条款',
    record: '录入',
    recordKind: '录入{{kind}}条款',
    none: '没有录入合同条款。函件、协议和费用以条款为依据的，录入之前不能引用。',
    title: '录入合同 {{contractNo}} 的条款',
    paperOn: '合同签署日',
    paperHelp: '写有这一条的合同或补充协议的签署日',
    paperFuture: '签署日不能晚于今天',
    paper: '{{date}} 签署的合同',
    recordedBy: '{{name}} 录入',
    replaces: '替换原条款',
    replacesHelp: '被替换的条款保留可查，新的函件不再引用',
    replacesNone: '不替换，并存',
    strike: '撤销',
    strikeTitle: '撤销第 {{no}} 条（{{kind}}）？',
    strikeBody:
      '只在合同里没有这一条、录错了贷款时撤销。撤销后新的函件不再引用，已签发的函件不变，原文保留可查。',
    endedOnes_other: '已替换或撤销的条款（{{count}}）',
    replacedBy: '{{name}} 替换',
    struckBy: '{{name}} 撤销：{{reason}}',
    tooLong: '现有 {{length}} 字，最多 {{max}} 字：只录与这一种类有关的原文',
    numberTooLong: '条号最多 {{max}} 个字符',
  },
  need: {
    penalty: '罚息计算另按贷款条件；诉讼材料要引用原文',
    acceleration: '宣布提前到期的通知以它为依据',
    costs: '登记实现债权的费用、函件主张费用以它为依据',
    allocation: '还款协议引用；没有约定的按民法典第 561 条',
    sale: '协商处置车辆时引用',
    'delivery-address': '催收函寄约定送达地址以它为依据，没有时按普通地址对待',
    jurisdiction: '还款协议和起诉引用',
  },
  apply: {
    open: '同一合同文本批量录入',
    title: '把一份合同文本的条款录入多笔贷款',
    body: '逐条按合同原文核对条号和措辞。一次完成，只补没有的，不改动已录入的条款；撤回导入时一并删除。',
    ok: '录入到这些贷款',
    scope: '哪些贷款',
    onto: '录入到',
    ofImport: '本次导入的贷款（{{file}}）',
    ofProduct: '{{lender}} 的“{{product}}”贷款',
    ofLender: '{{lender}} 的全部贷款',
    withoutClauses: '只录入到一条条款都没有的贷款',
    missingKind: '也补到已有条款、但缺这一种类的贷款',
    loans_other: '{{count}} 笔',
    coverage_other: '范围内共 {{count}} 笔贷款。',
    lacking: '缺：{{list}}（笔）。',
    onePaper: '这些条款写在同一天签署的合同或补充协议里',
    onePaperHelp: '例：全体借款人同日签署的补充协议',
    ownPaper: '合同签署日：各笔贷款自己的签订日',
    done_other: '已录入到 {{count}} 笔贷款，共 {{clauses}} 条',
    problem: {
      none: '还没有条款',
      clause: '有条款缺条号或原文，或超出长度',
      repeated: '同一种类同一条号写了两次',
      paper: '请填写合同签署日',
      future: '签署日不能晚于今天',
    },
    prompt_other: '有 {{count}} 笔贷款没有录入合同条款：约定送达地址、实现债权的费用都不能据以主张。',
    short: '录入条款',
    column: '未录条款',
  },
} as const;

export const errors = {
  'clause.onRecord': {
    what: '这笔贷款已有同一种类的第 {{clauseNo}} 条，没有保存。',
    act: '原文有变化的，在“替换原条款”中选它；否则核对条号。',
  },
  'clause.ended': {
    what: '这一条款已被替换或撤销，没有保存。',
    act: '关闭后重新打开贷款页，按现有条款操作。',
  },
  'clause.paperInFuture': {
    what: '合同签署日晚于今天（{{today}}），没有保存。',
    act: '核对合同上的签署日。',
  },
  'clause.repeated': {
    what: '第 {{clauseNo}} 条在同一种类里写了两次，没有保存。',
    act: '删去一条，或更正条号。',
  },
  'clause.nothingToAdd': {
    what: '范围内的 {{loanCount}} 笔贷款都已有这些条款，没有改动。',
    act: '要改已录入的条款，在那笔贷款的合同栏中替换。',
  },
} as const;

declare module '../keys.ts' {
  interface AreaWords {
    records: typeof words;
  }
}
