/** What a sample book is created from: an invented micro-loan company and its two users. */
export function sampleBookInput(passphrase: string) {
  return {
    lender: {
      name: '安信小额贷款有限公司',
      lenderType: 'MICROLOAN',
      creditCode: '91000000MA00ABC16B',
      creditCodeKept: false,
      address: '广东省深圳市南山区示例路88号安信大厦12层',
      telephone: '0755-20000001',
      contactPerson: '周示例',
      contactHours: '工作日 9:00–17:30',
      complaintLine: '0755-20000002',
      letterPrefix: '安信',
      licences: [{ licenceNo: '示例金贷许字〔2015〕001号', validFrom: '2015-01-01', validTo: null }],
      accounts: [
        {
          accountName: '安信小额贷款有限公司',
          bankName: '示例银行深圳南山支行',
          accountNo: '6200000000000005',
          isDefault: true,
        },
      ],
    },
    users: [
      { name: '负责人', role: 'owner', passphrase },
      { name: '经办', role: 'clerk', passphrase },
    ],
    language: 'zh-CN',
  };
}
