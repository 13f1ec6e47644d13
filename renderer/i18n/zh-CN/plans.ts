/** warnings: by the code after its dot. */
export const words = {
  warnings: {
    guarantorNotBound: '{{personName}} 未书面同意，对加重的部分不承担保证责任（民法典 695 条）',
    penaltyKeepsRunning: '履行期间未还本金仍计罚息',
    openingUnconfirmed: '期初余额尚未确认，确认后才能签约',
    aboveIncomeShare: '合计月还款占收入 {{sharePercent}}%',
    beyondFinalDue: '方案晚于合同末期 {{finalDueOn}}',
  },
} as const;

declare module '../keys.ts' {
  interface AreaWords {
    plans: typeof words;
  }
}

export const errors = {
  'plan.nothingOverdue': {
    what: '这笔贷款没有逾期金额，不需要还款方案。',
    act: '核对基准日和是否选错贷款。',
  },
  'plan.firstBeforeAgreement': {
    what: '首期日期早于签约日 {{agreedOn}}。',
    act: '选择签约日或以后的日期。',
  },
  'plan.asOfInFuture': {
    what: '基准日晚于今天（{{today}}）。',
    act: '选择今天或以前的日期。',
  },
  'plan.instalmentTooSmall': {
    what: '分 {{count}} 期后每期不足一元。',
    act: '减少期数。',
  },
  'plan.countInvalid': {
    what: '期数须在 1 到 {{most}} 之间。',
    act: '减少期数，或提高每期金额。',
  },
  'plan.waiverAbovePenalty': {
    what: '减免金额超过罚息。',
    act: '减免不超过罚息数。',
  },
  'plan.loanSettled': {
    what: '贷款已结清，不需要还款方案。',
    act: '核对是否选错贷款。',
  },
  'plan.cannotAfford': {
    what: '收入扣除支出和正常月供后没有余额，方案无法履行。',
    act: '核对收入支出；确有困难的，设困难标记交负责人审核。',
  },
  'plan.activeExists': {
    what: '已有履行中的方案 {{agreementNo}}，没有新建。',
    act: '先终止原方案，再签新的。',
  },
  'plan.changedSincePreview': {
    what: '金额与预览时不同，没有签约。',
    act: '重新预览，核对后再签。',
  },
  'plan.agreedInFuture': {
    what: '签约日晚于今天（{{today}}）。',
    act: '选择今天或以前的日期。',
  },
  'plan.openingUnconfirmed': {
    what: '期初余额尚未确认，不能签约。',
    act: '先由负责人确认期初余额。',
  },
  'plan.waiverOwnerOnly': {
    what: '减免只能由负责人决定。',
    act: '请负责人解锁后签约，或去掉减免。',
  },
  'plan.notActive': {
    what: '方案不在履行中，没有改动。',
    act: '刷新后查看方案状态。',
  },
} as const;
