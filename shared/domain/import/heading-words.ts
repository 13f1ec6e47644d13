import { CONVENTION_HEADING_WORDS } from './convention-heading-words.ts';
import type { ImportField } from './import-field.ts';

/** Words written with blanks between them: one list a line stays readable, one word a line does not. */
function words(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(' '));
}

/**
 * What offices write above a column, Chinese and English, normalised by `normaliseHeading` (no blanks,
 * brackets,
 * units or case). The first word of each list is also the field's plain name in Chinese. Field lists:
 * product.md
 * "Field lists".
 */
export const HEADING_WORDS: Readonly<Record<ImportField, readonly string[]>> = {
  contractNo: words(
    '合同编号 合同号 借款合同号 借款合同编号 贷款合同号 贷款合同编号 合同号码 协议编号 contractno',
    'contractnumber contract agreementno contractid',
    '主合同编号 主合同号 协议号 合同 合同id 贷款合同 借款合同 contractcode agreementnumber loancontractno',
  ),
  loanNo: words(
    '借据号 借据编号 贷款编号 业务编号 档案编号 档案号 客户编号 loanno loannumber loanid fileno',
    '贷款账号 借据 业务号 进件编号 申请编号 订单号 loanaccountno loanaccount accountid',
  ),
  lenderName: words(
    '出借人 出借主体 贷款人 贷款机构 放款机构 放款公司 出借方 放款主体 出借公司 资金方 lender',
    'lendername lenderentity',
    '出借人名称 贷款人名称 放款主体名称 资金方名称',
  ),
  productName: words(
    '产品 产品名称 贷款产品 业务品种 产品类型 product productname',
    '产品名 贷款种类 贷款类型 loantype loanproduct',
  ),
  legalForm: words(
    '担保方式 业务类型 法律形式 合同类型 业务模式 担保形式 legalform contracttype securitytype',
  ),
  borrowerName: words(
    '借款人姓名 借款人 客户姓名 姓名 客户名称 借款人名称 主借人 主贷人 客户 主借款人 债务人',
    '承租人 borrower borrowername name customer customername client debtor',
    '贷款人姓名 借款方 借款单位 借款企业 企业名称 公司名称 客户名 户名 借款人企业名称 借款人姓名名称 借款人全称 债务人姓名 债务人名称 承租人姓名 承租人名称 主贷人姓名 主借人姓名 clientname debtorname fullname companyname',
  ),
  borrowerIdNumber: words(
    '身份证号 身份证号码 身份证 证件号码 证件号 借款人身份证号 借款人身份证 借款人身份证号码',
    '借款人证件号码 借款人证件号 客户身份证号 居民身份证号 idno idnumber id',
    'idcard borrowerid borroweridno borroweridnumber nationalid',
    '身份证件号码 身份证件号 证件编号 借款人证件 客户证件号码 身份证号统一社会信用代码 证件号码统一社会信用代码 身份证号信用代码 idcardno idcardnumber nationalidno nationalidnumber identitynumber identityno identitycard borroweridcard borrowernationalid customerid',
  ),
  borrowerCreditCode: words(
    '统一社会信用代码 社会信用代码 信用代码 营业执照号 营业执照编号 营业执照注册号 企业信用代码 组织机构代码',
    'creditcode uscc unifiedcreditcode unifiedsocialcreditcode businesslicenseno businesslicenceno',
    'socialcreditcode companyregistrationno taxid',
  ),
  borrowerPhones: words(
    '手机号 手机 手机号码 联系电话 电话 电话号码 联系方式 借款人电话 借款人手机 借款人手机号',
    '借款人联系电话 移动电话 客户电话 客户手机号 联系手机 本人电话 phone mobile phoneno',
    'phonenumber tel telephone borrowerphone mobileno mobilephone phones cell',
    '电话1 手机1 手机号1 手机号码1 联系电话1 手机电话 电话手机 本人手机 本人手机号 借款人手机号码 借款人联系方式 客户手机 客户联系电话 contactphone contactnumber contactno cellphone cellno mobilephoneno mobilenumber phone1 customerphone telephoneno telno',
  ),
  borrowerSecondPhone: words(
    '备用电话 电话2 手机2 手机号2 联系电话2 其他电话 备用手机 备用联系电话 第二电话 phone2',
    'otherphone secondphone mobile2 alternatephone',
    '电话二 第二联系电话 手机号码2 备用手机号 secondphone phoneno2 secondaryphone',
  ),
  residenceAddress: words(
    '现住址 住址 居住地址 家庭住址 家庭地址 现居住地址 现居地址 地址 联系地址 居住地 常住地址',
    '借款人地址 通讯地址 address residence residenceaddress homeaddress currentaddress',
  ),
  householdAddress: words(
    '户籍地址 户籍地 户籍 户口地址 身份证地址 户籍所在地 householdaddress hukou hukouaddress',
    'registeredaddress householdregister idaddress',
  ),
  workAddress: words('单位地址 工作地址 公司地址 workaddress employeraddress officeaddress'),
  deliveryAddress: words(
    '约定送达地址 送达地址 合同送达地址 文书送达地址 agreeddeliveryaddress deliveryaddress',
    'serviceaddress agreedserviceaddress',
  ),
  employer: words(
    '工作单位 单位 单位名称 所在单位 就职单位 工作单位名称 employer employername workunit',
    '公司 单位名 company workplace',
  ),
  bankCardNumber: words(
    '代扣卡号 银行卡号 还款卡号 卡号 银行账号 还款账号 扣款卡号 代扣卡 bankcard cardno',
    'bankcardnumber accountno cardnumber',
  ),
  spouseName: words('配偶姓名 配偶 spouse spousename'),
  spouseIdNumber: words(
    '配偶身份证号 配偶身份证 配偶身份证号码 配偶证件号 配偶证件号码 spouseid spouseidno',
    'spouseidnumber',
  ),
  spousePhone: words('配偶电话 配偶手机 配偶手机号 配偶联系电话 spousephone spousemobile'),
  spouseSigned: words('配偶是否签字 配偶签字 配偶共签 配偶是否共签 spousesigned'),
  coBorrowerName: words(
    '共同借款人 共借人 共同借款人姓名 共借人姓名 共同还款人 共同承租人 coborrower coborrowername',
    'jointborrower',
    '共同还款人姓名 共同债务人 cobuyer coapplicant jointborrowername',
  ),
  coBorrowerIdNumber: words(
    '共同借款人身份证号 共借人身份证号 共同借款人身份证 共借人身份证 共同借款人证件号',
    'coborrowerid coborroweridno coborroweridnumber',
  ),
  coBorrowerPhone: words(
    '共同借款人电话 共借人电话 共同借款人手机号 共借人手机号 共同借款人联系电话 共借人手机',
    'coborrowerphone coborrowermobile',
  ),
  guarantorName: words(
    '保证人 担保人 保证人姓名 担保人姓名 担保人1 保证人1 担保人名称 保证人名称 guarantor',
    'guarantorname guarantor1 surety',
    '担保方 保证方 担保人一 保证人一 guarantorsname guarantors',
  ),
  guarantorIdNumber: words(
    '保证人身份证号 担保人身份证号 担保人身份证 保证人身份证 保证人证件号 担保人证件号',
    '担保人身份证号码 保证人身份证号码 保证人证件号码 担保人证件号码 guarantorid guarantoridno',
    'guarantoridnumber',
  ),
  guarantorPhone: words(
    '保证人电话 担保人电话 担保人手机 担保人手机号 担保人联系电话 保证人手机号 保证人联系电话',
    '保证人手机 担保人联系方式 guarantorphone guarantormobile',
  ),
  guarantorAddress: words('保证人地址 担保人地址 担保人住址 保证人住址 guarantoraddress'),
  guaranteeKind: words(
    '保证方式 保证类型 担保类型 保证责任 保证责任方式 guaranteekind guaranteetype suretytype',
  ),
  secondGuarantorName: words(
    '保证人2 担保人2 保证人二 担保人二 第二担保人 担保人2姓名 保证人2姓名 guarantor2',
    'secondguarantor',
    'guarantor2name secondguarantorname',
  ),
  secondGuarantorIdNumber: words(
    '担保人2身份证号 保证人2身份证号 担保人2身份证 第二担保人身份证号 保证人二身份证号',
    'guarantor2id guarantor2idno',
  ),
  secondGuarantorPhone: words(
    '担保人2电话 保证人2电话 担保人2手机号 第二担保人电话 保证人二电话 guarantor2phone',
  ),
  mortgagorName: words('抵押人 抵押人姓名 mortgagor mortgagorname'),
  registeredOwnerName: words(
    '登记所有人 车主 车主姓名 机动车所有人 行驶证车主 所有人 registeredowner owner vehicleowner',
  ),
  plate: words(
    '车牌号 车牌 车牌号码 号牌 号牌号码 牌照 牌照号 plate plateno platenumber licenseplate',
    'licenceplate registrationno',
    '车辆牌照 车号 车辆号牌 车牌照 车牌照号 车辆牌号 抵押车牌 抵押车牌号 carplate vehicleplate licenseno registrationplate licenseplateno licenseplatenumber',
  ),
  vin: words(
    '车架号 车辆识别代号 车辆识别代码 车架号码 车架号vin vin码 识别代号 vin vinno chassisno',
    'framenumber',
    '车辆识别码 大架号 车辆vin vincode vinnumber chassis chassisnumber 车辆识别号',
  ),
  engineNo: words('发动机号 发动机号码 电机号 engineno enginenumber engine'),
  brandModel: words(
    '品牌型号 车型 车辆型号 车辆品牌 品牌 厂牌型号 车辆品牌型号 型号 brandmodel brand model',
    'vehicle vehiclemodel makemodel makeandmodel',
    '品牌车型 车辆品牌及型号 品牌及型号 车辆信息 车辆 carmodel carbrand car vehiclemake',
  ),
  vehiclePrice: words(
    '车价 车辆价格 购车价格 车辆总价 评估价 车辆评估价 vehicleprice carprice price',
    '车辆售价 裸车价 开票价 发票价 评估价格 评估价值 车辆评估值 vehiclevalue carvalue appraisedvalue',
  ),
  mortgageRegisteredOn: words(
    '抵押登记日期 抵押登记日 抵押日期 抵押登记时间 抵押办理日期 mortgageregisteredon mortgagedate',
    'mortgageregistrationdate lienregistered',
  ),
  mortgageCertificateNo: words(
    '登记证书号 登记证书编号 抵押登记编号 抵押登记号 机动车登记证书编号 机动车登记证书号 抵押编号',
    '登记证号 mortgageno certificateno registrationcertificateno mortgageregistrationno',
    '绿本编号 绿本号 大绿本编号',
  ),
  gpsNo: words('gps号 gps编号 gps设备号 gps gps序列号 定位设备号 gpsno gpsdevice gpsdeviceno'),
  insuranceEndsOn: words(
    '保险到期日 保险到期 保险截止日 保险到期日期 商业险到期日 交强险到期日 保险终止日 车险到期日',
    'insuranceend insuranceends insuranceexpiry insuranceendson',
  ),
  signedOn: words(
    '签约日期 签订日期 签约日 合同签订日 合同日期 签署日期 合同签订日期 signedon signdate',
    'contractdate signingdate datesigned',
    '签约时间 签订时间 签署日 合同签署日期 合同时间 contractdate agreementdate',
  ),
  paidOutOn: words(
    '放款日期 放款日 放款时间 借款日期 贷款日期 贷款发放日 发放日期 起息日 借款日 实际放款日',
    '贷款起始日 出借日期 借款起始日 paidouton payoutdate disbursedon disbursementdate loandate',
    'paidout dateofloan startdate disbursed drawdowndate',
    '出借日 发放日 贷款日 贷款发放日期 合同起始日 合同起始日期 开始日期 起始日期 起始日 起贷日 贷款开始日期 借款开始日期 借款起始日期 贷款起始日期 借款时间 贷款时间 打款日期 打款日 到账日期 放贷日期 起息日期 实际放款日期 出账日期 dateofdisbursement disbursaldate valuedate loanstart loanstartdate fundingdate funded dateoffunding advancedate releasedate paymentoutdate drawdown originationdate issuedate payoutday',
  ),
  principal: words(
    '贷款金额 借款金额 贷款本金 借款本金 本金 放款金额 合同金额 金额 贷款额 借款额 出借金额',
    '合同本金 融资金额 实际放款金额 principal loanamount amount principalamount amountfinanced',
    'contractamount',
    '贷款总额 借款总额 放款额 发放金额 融资额 借款金额本金 贷款金额本金 本金金额 合同贷款金额 合同借款金额 发放本金 loanprincipal disbursedamount financedamount originalprincipal initialprincipal loansum principalsum principalfinanced loanvalue amountdisbursed loan',
  ),
  annualRate: words(
    '年利率 年化利率 利率 贷款利率 借款利率 合同年利率 年化 执行利率 合同利率 年息 annualrate',
    'rate interestrate apr annualinterestrate yearlyrate',
    '年化率 年利息 利率年 年利率年化 执行年利率 合同年化利率 综合年化利率 年化利息 名义利率 名义年利率 nominalrate nominalannualrate annualratepercent interestratepa rateperyear interestperyear interestrateperannum ratepa annualpercentagerate yearlyinterestrate interestrateannual annualinterest',
  ),
  monthlyRate: words(
    '月利率 月息 月化利率 月费率 monthlyrate monthlyinterest monthlyinterestrate',
    '利率月 月利息 每月利率 ratepm interestpermonth ratepermonth interestratemonthly monthlyratepercent interestratepermonth',
  ),
  method: words(
    '还款方式 还款方法 还本付息方式 偿还方式 还款类型 method repaymentmethod repayment',
    'repaymenttype amortisation amortization',
    '还款模式 还款计划类型 还款种类 计息还款方式 本息偿还方式 偿还方法 还款方式名称 scheduletype amortisationmethod amortizationmethod amortisationtype amortizationtype paymentmethod paymenttype repaymentplan repaymentmode schedulemethod loanmethod',
  ),
  termMonths: words(
    '期数 贷款期限 借款期限 期限 总期数 还款期数 贷款期数 合同期限 分期期数 月数 借款期数 term',
    'termmonths months instalments installments tenor numberofinstalments',
    '分期数 总期次 还款期限 贷款月数 借款月数 年限 贷款年限 借款年限 还款月数 期次 贷款期限月 借款期限月 期数月 总月数 融资期限 租赁期限 termcount numberofpayments noofpayments noofinstalments noofinstallments numberofinstallments numberofmonths loanterm duration loanperiod instalmentcount installmentcount loantenor periods termyears years',
  ),
  termUnit: words('期限单位 期限类型 期数单位 termunit tenorunit'),
  firstDueOn: words(
    '首期还款日 首次还款日 首期还款日期 首期应还日 首还日 第一期还款日 首次还款日期 首期日',
    '首月还款日 firstdueon firstduedate firstdue firstpaymentdate firstinstalment',
    '首期还款时间 首期日期 首次应还日 首期扣款日 首次扣款日 首次扣款日期 首期扣款日期 首还款日 首次付款日 首期应还款日 首期付款日 首期应还日期 首次还款时间 首次付息日 首期付息日 第一次还款日 第一次还款日期 第一期应还日 第一期还款日期 起还日 起还日期 开始还款日 开始还款日期 还款起始日 firstpayment firstpaymenton firstrepayment firstrepaymentdate firstrepaymenton firstinstalmentdate firstinstallmentdate firstinstalmentdue firstpay firstdueday dateoffirstpayment',
  ),
  dueDay: words(
    '还款日 每月还款日 月还款日 扣款日 约定还款日 每月扣款日 dueday paymentday repaymentday',
    '每月几号还款 每月扣款日期 每月还款日期 还款日每月 扣款日每月 每月付息日 付息日 每月应还日 约定扣款日 账单日 还款日期 还款日号 monthlydueday dueonday dayofmonth duedayofmonth paymentdayofmonth repaymentdate',
  ),
  maturesOn: words(
    '到期日 贷款到期日 合同到期日 到期日期 借款到期日 结束日期 贷款到期日期 maturity maturitydate',
    'enddate matureson',
    '到期时间 终止日期 终止日 合同终止日 合同终止日期 合同结束日期 合同到期日期 借款到期日期 贷款结束日期 借款结束日期 最后到期日 最终到期日 止期 finalduedate lastduedate finalpaymentdate expirydate loanend loanenddate',
  ),
  instalmentAmount: words(
    '月供 每期还款额 月还款额 每月还款额 每月应还 每期应还 每月还款 月供金额 instalment',
    'installment monthlypayment emi instalmentamount',
    '每期还款 期供 每月还款金额 月还款 月还 每期还款金额 每期金额 每期应还金额 每期应还款 应还月供 月均还款 每月月供 monthlyinstalment monthlyinstallment instalmentpermonth paymentamount periodicpayment payment monthlyrepayment repaymentamount installmentamount',
  ),
  penaltyDailyRate: words(
    '罚息利率 逾期日利率 罚息日利率 日罚息率 罚息 违约金日利率 逾期罚息利率 日罚息 罚息率',
    '逾期利率 penaltyrate dailypenaltyrate penaltydailyrate latefeerate',
    '逾期罚息率 罚息标准 违约金比例 违约金率 逾期罚息日利率 逾期违约金比例 滞纳金比例 日违约金 逾期日罚息 逾期罚息标准 违约金标准 违约金利率 defaultrate lateinterestrate penaltyinterestrate latepenaltyrate overduerate defaultinterestrate latepaymentrate',
  ),
  graceDays: words(
    '宽限期 宽限天数 宽限期天数 gracedays grace graceperiod',
    '宽限日 宽限 罚息宽限天数 罚息宽限期 gracedayscount',
  ),
  ...CONVENTION_HEADING_WORDS,
  cutoverOn: words(
    '截止日期 数据截止日 数据日期 余额日期 期初日期 截至日期 统计日期 数据截止日期 期初日 cutover',
    'cutoverdate asof asofdate cutoveron balancedate',
    '截止日 数据时间 截至日 截止时间 余额截止日 余额截止日期 统计截止日 基准日 cutoffdate cutoff balanceason balanceasof reportdate statementdate',
  ),
  instalmentsMet: words(
    '已还期数 已还期次 已还 已付期数 已还清期数 累计已还期数 instalmentsmet instalmentspaid',
    'installmentspaid paidinstalments termspaid paidinstallments',
    '已还期 已还款期数 已还月数 已缴期数 已还款期 已还款月数 还了几期 已收期数 已供期数 期数已还 instalmentsmet paidperiods paidcount paymentsmade instalmentsdone monthspaid termpaid noofinstalmentspaid numberofinstalmentspaid installmentspaidcount',
  ),
  openingPrincipal: words(
    '剩余本金 本金余额 贷款余额 未还本金 期初本金 在贷余额 未偿本金 期初本金余额 余额',
    '剩余未还本金 借款余额 openingprincipal outstandingprincipal balance principalbalance',
    'outstanding remainingprincipal',
    '剩余应还本金 当前余额 结欠本金 尚欠本金 未结清本金 剩余贷款本金 剩余贷款 剩余欠款本金 未还贷款本金 本金结余 未收本金 未偿还本金 借款本金余额 贷款本金余额 剩余借款本金 在贷本金 现有余额 未到期及逾期本金 principaloutstanding outstandingbalance outstandingprincipalbalance principalremaining remainingbalance currentbalance loanbalance unpaidprincipal principalleft balanceprincipal',
  ),
  overduePrincipal: words(
    '逾期本金 拖欠本金 欠本金 期初逾期本金 拖欠本金金额 overdueprincipal pastdueprincipal',
    'arrearsprincipal',
    '欠款本金 应还未还本金 到期未还本金 principaloverdue principalpastdue principalinarrears',
  ),
  overdueInterest: words(
    '逾期利息 欠息 拖欠利息 欠利息 期初利息 未还利息 期初欠息 期初逾期利息 overdueinterest',
    'openinginterest interestdue unpaidinterest pastdueinterest',
    '应还未还利息 未付利息 拖欠的利息 欠付利息 结欠利息 尚欠利息 interestoverdue interestarrears accruedinterestdue interestinarrears arrearsinterest overdueinterestamount',
  ),
  openingPenalty: words(
    '未还罚息 欠罚息 累计罚息 罚息金额 期初罚息 逾期罚息 应收罚息 罚息余额 openingpenalty',
    'penaltydue penalty penaltyinterest unpaidpenalty',
    '未还违约金 应收违约金 欠违约金 逾期违约金 违约金金额 滞纳金金额 逾期罚息金额 未收罚息 结欠罚息 尚欠罚息 罚息合计 penaltyamount penaltyoutstanding unpaidpenaltyinterest latefeesdue penaltyoverdue',
  ),
  openingFee: words(
    '未还费用 欠费 费用 期初费用 应收费用 其他费用 垫付费用 费用余额 openingfee feedue fees fee',
    'unpaidfees',
    '未付费用 欠付费用 代垫费用 垫款 feesoutstanding unpaidfee outstandingfees',
  ),
  daysPastDue: words(
    '逾期天数 逾期日数 逾期 dayspastdue dpd overduedays daysoverdue',
    '逾期天 逾期几天 已逾期天数 overdue daysinarrears daysdelinquent dayslate',
  ),
  lastDemandOn: words(
    '最近催收日期 最后催收日 上次催收日期 最近催告日 最近催收日 最后催告日期 催收日期',
    '最近催告日期 末次催收日期 lastdemand lastdemandon lastdemanddate lastcollected',
  ),
  loanStatus: words(
    '贷款状态 还款状态 状态 合同状态 借款状态 客户状态 结清状态 是否结清 账户状态 业务状态 status loanstatus',
    'contractstatus accountstatus state',
  ),
  remarks: words(
    '备注 说明 备注说明 摘要 情况说明 其他说明 remarks remark notes note comment comments',
    '其他 情况 remarksnote memo',
  ),
};

/** Columns that a ledger has for its reader only. */
export const IGNORED_HEADINGS: readonly string[] = words(
  '序号 编号 no # 行号 seq 性别 年龄 sex gender age 客户经理 业务员 经办人 逾期期数',
  '逾期阶段 账龄 期初 bucket 证件类型 idtype 利息 合计 总计 最近还款日 最近还款日期 最后还款日',
  '最后还款日期 上次还款日 上次还款日期 末次还款日 lastpaymentdate lastpaid overdueamount pastdueamount',
  'arrears totaloverdue 逾期金额 逾期总额 欠款合计 欠款总额',
);
