export const words = {
  name: '全称',
  lenderType: '机构类型',
  creditCode: '统一社会信用代码',
  address: '地址',
  telephone: '电话',
  contactPerson: '联系人',
  contactHours: '联系时间',
  complaintLine: '投诉电话',
  letterPrefix: '发文代字',
  licences: '经营许可证',
  licenceNo: '许可证号',
  validFrom: '有效期自',
  validTo: '有效期至',
  addLicence: '增加许可证',
  accounts: '收款账户',
  accountName: '户名',
  bankName: '开户行',
  accountNo: '账号',
  isDefault: '函件上使用',
  addAccount: '增加账户',
  remove: '移除',
  keepCode: '已核对证件，保留此代码并标记为校验未通过',
  help: {
    name: '与营业执照一致，函件抬头使用',
    address: '函件上的通讯地址',
    telephone: '含区号，例：0591-12345678',
    contactPerson: '函件上的联系人姓名',
    contactHours: '例：工作日 9:00–17:30',
    complaintLine: '借款人可以投诉的电话',
    letterPrefix: '文号开头，例：安信催〔2026〕0001号 的「安信」',
    licences: '历次许可证都填写；有效期之外按民间借贷处理',
    validTo: '留空表示长期有效',
  },
  type: {
    PRIVATE: '自然人或无牌照公司',
    LICENSED_FI: '持牌金融机构',
    LOCAL7: '地方金融组织（其他）',
    MICROLOAN: '小额贷款公司',
    PAWN: '典当行',
  },
  typeHelp: {
    PRIVATE: '民间借贷：利息、违约金等合计不超过合同成立时一年期 LPR 的 4 倍',
    LICENSED_FI: '银行、汽车金融公司、消费金融公司等：不适用民间借贷司法解释，综合成本以年 24% 为线',
    LOCAL7: '融资租赁、商业保理、融资担保、地方资产管理公司等：不适用民间借贷司法解释',
    MICROLOAN: '地方金融组织之一：年化综合成本超过 24% 不得新放，2027 年底前原则上降至 4 倍 LPR 以内',
    PAWN: '地方金融组织之一：月综合费率有上限，当金利息不得预扣',
  },
  problem: {
    required: '必填',
    creditCode: '校验位不符，请核对营业执照',
    licence: '至少一张许可证，填写证号和起始日期',
    licenceOrder: '许可证的截止日早于起始日',
    account: '至少一个账户，户名、开户行和账号都要填写，并指定一个用于函件',
  },
} as const;

export const errors = {
  'lender.nameTaken': { what: '已有同名的出借主体，没有保存。', act: '改用不同的全称，或修改原有的那一个。' },
  'lender.prefixTaken': {
    what: '这个发文代字已被另一主体使用，没有保存。',
    act: '换一个代字，文号才不会重复。',
  },
  'lender.prefixInUse': {
    what: '已有函件使用原代字签发，代字不能再改。',
    act: '保留原代字；需要新代字时另建主体。',
  },
  'lender.licencesOverlap': { what: '许可证的有效期互相重叠，没有保存。', act: '核对各证的起止日期。' },
  'lender.defaultAccount': { what: '函件使用的账户必须恰好一个，没有保存。', act: '指定一个账户用于函件。' },
  'lender.creditCode': {
    what: '统一社会信用代码校验不符，没有保存。',
    act: '核对营业执照，或勾选保留并标记。',
  },
  'lender.lastActive': { what: '至少要有一个在用的出借主体。', act: '先启用另一个主体。' },
} as const;

declare module '../keys.ts' {
  interface AreaWords {
    lender: typeof words;
  }
}
