/** requirements and rights: by code; rights by the clock's reasonCode. */
export const words = {
  requirements: {
    'identify-institution': '先报机构名称、本人姓名或工号',
    'recording-notice': '告知通话录音',
    'confirm-person-first': '核实是本人后再说欠款',
    'disclose-no-debt': '不透露任何欠款信息',
    'ask-only-message-or-contact': '只请其转告或询问联系方式',
    'stop-at-first-refusal': '对方拒绝即停止',
    'two-staff-with-authority': '两人以上，出示证件和授权',
    'record-whole-visit': '全程录音录像',
    'ask-for-authority': '请其出示授权委托书',
  },
  rights: {
    limitation: {
      notStarted: '未起算，自末期到期日 {{startsOn}} 起算',
      running: '自 {{startsOn}} 起算',
      interrupted: '{{startsOn}} 中断，重新起算',
      accelerated: '自提前到期日 {{startsOn}} 起算',
    },
    guarantee: {
      agreed: '约定保证期间',
      default: '未约定，六个月',
      acceleratedEarlier: '提前到期，按较早的算法',
      demanded: '{{startsOn}} 已向其主张，此后只计时效',
      suitNeeded: '一般保证：期间内须起诉债务人，发函不够',
      suedInTime: '期间内已起诉债务人',
      released: '已解除',
    },
    mortgage: {
      registered: '已登记，须在主债权时效内行使',
      unregistered: '未登记，不能对抗善意第三人',
      released: '已注销',
      none: '无抵押',
    },
  },
  notCounted: {
    'no-proof': '无送达凭证',
    'weak-proof': '凭证较弱',
    'payer-not-debtor': '付款人不是债务人',
    'letter-not-enough': '一般保证发函不够',
    'after-end': '已过期间',
  },
  gate: {
    smsMany: '今天已发 {{count}} 条，建议不超过 {{limit}} 条',
    letterSoon: '距上一封函件 {{days}} 天，建议间隔 {{minDays}} 天',
  },
} as const;

declare module '../keys.ts' {
  interface AreaWords {
    cases: typeof words;
  }
}

export const errors = {
  'contact.deceased': {
    what: '此人已于 {{since}} 去世，不能联系。',
    act: '与继承人或遗产管理人联系，仅在遗产范围内主张。',
  },
  'contact.stopFlag': {
    what: '贷款自 {{since}} 起已停催，电话、短信和外访都不能进行（{{rule}}）。',
    act: '可发函保全权利；停催由负责人解除。',
  },
  'contact.represented': {
    what: '债务人已委托律师，不直接联系本人（{{rule}}）。',
    act: '与其代理人联系。',
  },
  'contact.doNotContact': {
    what: '此人要求不再联系，现在不能联系（{{rule}}）。',
    act: '到期后再联系；书面通知不受影响。',
  },
  'contact.thirdPartyNotLost': {
    what: '债务人尚未失联，不能联系第三人（{{rule}}）：连续失败 {{failures}} 次，需 {{needed}} 次。',
    act: '继续联系债务人本人。',
  },
  'contact.thirdPartyRefused': {
    what: '此人已于 {{on}} 拒绝，不能再联系（{{rule}}）。',
    act: '不再联系此人。',
  },
  'contact.thirdPartyInterval': {
    what: '{{lastOn}} 已联系过此人，间隔须满 {{days}} 天（{{rule}}）。',
    act: '满间隔后再联系。',
  },
  'contact.thirdPartyPurpose': {
    what: '对第三人不能催收，只可请其转告或询问联系方式（{{rule}}）。',
    act: '把目的改为“请求转告”。',
  },
  'contact.numberNotOnFile': {
    what: '这个号码没有登记来源，不能拨打（{{rule}}）。',
    act: '先在当事人资料中登记号码和来源。',
  },
  'contact.quietHours': {
    what: '{{from}} 至 {{to}} 不得联系（{{rule}}）。',
    act: '{{to}} 以后再联系。',
  },
  'contact.connectedLimit': {
    what: '今天已接通 {{count}} 次，上限 {{limit}} 次（{{rule}}）。',
    act: '明天再致电。',
  },
  'contact.attemptLimit': {
    what: '这个号码今天已拨 {{count}} 次未接通，上限 {{limit}} 次（{{rule}}）。',
    act: '明天再拨，或换用登记的其他号码。',
  },
  'contact.visitWitness': {
    what: '外访须有 {{needed}} 人在场（{{rule}}）。',
    act: '填写同行人员。',
  },
  'contact.inFuture': {
    what: '联系时间晚于现在，没有保存。',
    act: '核对开始时间。',
  },
  'contact.endBeforeStart': {
    what: '结束时间早于开始时间，没有保存。',
    act: '核对两个时间。',
  },
  'contact.personMissing': {
    what: '没有写联系了谁，没有保存。',
    act: '选择当事人，或写明称呼和关系。',
  },
  'promise.inPast': {
    what: '承诺日期早于今天（{{today}}），没有保存。',
    act: '选择今天或以后的日期。',
  },
  'promise.aboveDebt': {
    what: '承诺金额超过结清金额，没有保存。',
    act: '核对金额，不超过今日结清数。',
  },
  'promise.nothingOwed': {
    what: '这笔贷款没有欠款，不需要承诺。',
    act: '核对是否选错贷款。',
  },
  'promise.notOpen': {
    what: '这项承诺已有结果，不能撤回。',
    act: '如有新约定，另登记一项承诺。',
  },
  'case.closed': {
    what: '案件已结案，没有改动。',
    act: '如贷款再次逾期，系统会自动立案。',
  },
  'case.nextActionInPast': {
    what: '下一步的日期早于今天（{{today}}），没有保存。',
    act: '选择今天或以后的日期。',
  },
  'case.stopFlagOwnerOnly': {
    what: '停催标记只能由负责人解除。',
    act: '请负责人解锁后操作。',
  },
  'case.stopFlagInFuture': {
    what: '停催的起始日晚于今天，没有保存。',
    act: '选择今天或以前的日期。',
  },
} as const;
