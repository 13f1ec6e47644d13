/** The Chinese words of the case sheet: a paper is Chinese whatever the language of the screen. */

/** The word of a code; a code of a newer book than this program stays readable as it is. */
export function paperWord(words: Readonly<Record<string, string>>, code: string | null): string {
  return code === null ? '' : (words[code] ?? code);
}

export const ROLE_WORDS: Readonly<Record<string, string>> = {
  borrower: '借款人',
  'co-borrower': '共同借款人',
  guarantor: '保证人',
  mortgagor: '抵押人',
  'registered-owner': '登记车主',
  spouse: '配偶',
};

export const GUARANTEE_WORDS: Readonly<Record<string, string>> = {
  joint: '连带责任保证',
  general: '一般保证',
  unclear: '保证方式不明',
};

export const LEGAL_FORM_WORDS: Readonly<Record<string, string>> = {
  mortgage: '抵押',
  'retention-of-title': '所有权保留',
  'finance-lease': '融资租赁',
  pledge: '质押',
  unsecured: '信用',
  other: '其他',
};

export const METHOD_WORDS: Readonly<Record<string, string>> = {
  'equal-instalment': '等额本息',
  'equal-principal': '等额本金',
  'interest-only': '先息后本',
  flat: '等本等息',
  balloon: '气球贷',
  'free-form': '自定',
};

export const RIGHT_WORDS: Readonly<Record<string, string>> = {
  limitation: '诉讼时效',
  guarantee: '保证期间',
  mortgage: '抵押权',
};

export const RIGHT_STATE_WORDS: Readonly<Record<string, string>> = {
  'not-started': '未起算',
  running: '进行中',
  near: '临近届满',
  urgent: '即将届满',
  passed: '已届满',
  preserved: '已主张，保证期间不再适用',
  none: '无或资料不足',
};

export const RIGHT_START_WORDS: Readonly<Record<string, string>> = {
  'last-instalment': '末期到期起算',
  acceleration: '提前到期起算',
  'demand-delivered': '催告送达后重新起算',
  acknowledgement: '债务人确认债务后重新起算',
  payment: '债务人付款后重新起算',
  plan: '签订还款协议后重新起算',
  suit: '起诉后重新起算',
  'agreed-end': '按约定期间',
};

export const LETTER_KIND_WORDS: Readonly<Record<string, string>> = {
  demand: '催收函',
  notice: '催收通知书',
};

export const LETTER_STATUS_WORDS: Readonly<Record<string, string>> = {
  issued: '未寄出',
  sent: '已寄出，未见送达',
  delivered: '已送达',
  refused: '拒收',
  returned: '退回',
  cancelled: '已作废',
};

export const PROMISE_WORDS: Readonly<Record<string, string>> = {
  open: '未到期',
  kept: '已兑现',
  partial: '部分兑现',
  broken: '未兑现',
  withdrawn: '已撤回',
};

export const PLAN_WORDS: Readonly<Record<string, string>> = {
  draft: '草稿',
  active: '履行中',
  kept: '已履行完毕',
  breached: '已违约',
  ended: '已终止',
};

export const STOP_WORDS: Readonly<Record<string, string>> = {
  complaint: '投诉',
  hardship: '困难',
  dispute: '争议',
  lawyer: '已委托律师',
  deceased: '去世',
  other: '其他原因',
};

export const CHANNEL_WORDS: Readonly<Record<string, string>> = {
  call: '电话',
  sms: '短信',
  wechat: '微信',
  letter: '函件',
  visit: '上门',
  'walk-in': '来访',
};

export const OUTCOME_WORDS: Readonly<Record<string, string>> = {
  answered: '接通',
  'no-answer': '无人接听',
  unreachable: '无法接通',
  refused: '拒绝沟通',
  promise: '承诺还款',
  dispute: '有异议',
  paid: '称已还款',
  'message-left': '已留言',
  hardship: '经济困难',
};

export const CLOSE_WORDS: Readonly<Record<string, string>> = {
  cured: '已补齐',
  settled: '已结清',
  'written-off': '已核销',
};
