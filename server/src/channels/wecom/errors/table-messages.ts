/** Messages, material, Moments, rules, groups of staff, customer service: columns as in `table-access.ts`. */
export const messageErrors = `
40004,40005,40008 | bad-media-type | never | 素材或消息的类型不支持 | 换成图片、视频、文件、链接或小程序 | The type of the material or message is not supported | Use a picture, video, file, link or mini-program
40006,40009,40011,45001,41080,41081,41082 | media-too-large | never | 素材太大、太长或尺寸不符 | 按 docs/plan 的要求压缩后替换文件 | The material is too large, too long or of the wrong size | Replace the file by a smaller one
40007 | bad-media | never | 素材已过期（3 天）或用错了地方 | 自动重新上传；仍失败时换一个文件 | The material has expired (3 days) or was uploaded for something else | It is uploaded again; if it still fails, use another file
40035,40058 | bad-parameter | never | 参数不合企业微信的要求（长度或格式） | 看这条记录的应答指出了哪个字段，改方案里对应的内容 | WeCom refuses a parameter (length or form) | See which field the answer of this record names, and change it in the plan
40050 | unknown-appchat | never | 员工群聊不存在 | 核对群聊编号 | The chat of staff does not exist | Compare its id
40063 | bad-parameter | never | 缺少参数 | 这是荷塘的错误，请连同这条记录反馈 | A parameter is missing | This is a defect of Hetang: report it with this record
41010,41011 | missing-setting | never | 缺少地址或 AgentId | 在 设置 › 企业微信 核对 | An address or the agent id is missing | See Settings › WeCom
41046,41047 | unknown-message | never | 群发任务不存在 | 可能已被删除，不用处理 | The mass message does not exist | It may have been deleted; nothing to do
41048 | no-targets | never | 没有可以发送的客户：都已不是好友或已达接收上限 | 等下一个周期，或改用其他方式触达 | Nobody can be sent to: not friends any more, or at their limit | Wait for the next period, or reach them in another way
41049,41050 | welcome-expired | never | 欢迎语凭证无效或已过期（20 秒） | 检查回调是否延迟：系统 › 检查 | The welcome code is invalid or over 20 s old | See whether callbacks are late: System › checks
41051 | welcome-already | never | 已发过欢迎语，或已开始聊天 | 在企业微信后台关闭其他欢迎语 | A welcome was already sent, or the chat has started | Switch off other welcomes in the WeCom console
41053 | no-archive-consent | never | 客户没有同意存档 | 不用处理 | The customer has not agreed to archiving | Nothing to do
41055 | group-welcome-limit | never | 入群欢迎语素材已达上限（100） | 删除不用的素材 | The limit of welcome texts for groups (100) is reached | Delete those that nobody uses
41058 | not-our-material | never | 不是本应用创建的素材，不能修改 | 在创建它的应用里修改 | The material was made by another app | Change it there
41059,41060,41061,41062,41067 | moment-state | never | 朋友圈编号无效、不属于该员工、类型不符或还没有发表 | 等员工发表后再查 | The Moment is unknown, not of this member, of another kind or not published | Look again when the member has published
41063 | being-dispatched | 10000 | 群发任务正在下发 | 稍后自动再查 | The mass message is still being dispatched | It is looked up again by itself
41064 | too-many-attachments | never | 附件超过 9 个 | 在方案里减少附件 | More than 9 attachments | Name fewer in the plan
41065,41072 | bad-attachment | never | 附件类型不符，或上传时用于其他场景 | 换一个附件 | The attachment is of a wrong type or was uploaded for something else | Use another attachment
41068,41069,41076,41083,41084 | bad-intercept-rule | never | 敏感词规则不合要求：词数、规则数、范围或词的长度 | 按 100 条规则、每条 300 个词、每个词 32 个字调整词表 | The rule of words is refused: number of words or rules, range or length of a word | Keep to 100 rules of 300 words, each of 32 characters
41070,41071 | no-such-rule | never | 敏感词规则不存在，可能在后台删掉了 | 在平台物料里点「按方案改回」 | The rule of words does not exist; somebody may have deleted it | Put it back on the page of fixtures
41077 | rule-name-taken | never | 企业微信后台已有同名的敏感词规则 | 在后台删掉那一条，或给方案里的词表换个名字 | WeCom has a rule of words of this name already | Delete that one in WeCom, or give the word list another name
41073,41074,41075,41085,41086,41087,41088 | bad-product | never | 商品图册内容不合要求 | 核对方案里商品的编码、名称、价格、介绍和图片 | The product is refused | Look at its code, name, price, text and pictures in the plan
41078,41079 | moment-busy | 60000 | 朋友圈任务太多或正在下发 | 稍后自动再试 | Too many tasks of Moments, or one is being dispatched | It is tried again by itself
41089 | moment-empty | never | 朋友圈没有文字也没有附件 | 在方案里补上内容 | The Moment has neither text nor attachment | Add something in the plan
41093 | cancelled | never | 群发任务已取消 | 不用处理 | The mass message is cancelled | Nothing to do
41094 | remind-limit | never | 同一任务 24 小时内最多提醒 3 次 | 明天再提醒，或直接联系员工 | At most 3 reminders of one task in 24 hours | Remind tomorrow, or speak to the member
41096 | welcome-in-flight | 500 | 另一个应用正在发欢迎语 | 只保留一个应用发欢迎语 | Another app is sending the welcome right now | Let one app only send welcomes
42052 | recall-expired | never | 消息超过 24 小时，不能撤回 | 不用处理 | The message is over 24 hours old and cannot be recalled | Nothing to do
44001,44004 | empty-content | never | 内容为空 | 在方案里补上内容 | There is no content | Add it in the plan
45002 | too-long | never | 消息内容过长 | 在方案里改短 | The message is too long | Shorten it in the plan
81013,82001 | unknown-staff | never | 接收人都无效或没有填 | 核对方案 staff 的 wecom | None of the receivers is valid | Compare the receivers under staff in the plan
82002,82003 | too-many-receivers | never | 一条消息最多 100 个部门或标签 | 分几次发送 | A message takes at most 100 departments or tags | Send in several parts
86001,86003,86004,86005,86006,86007,86008,86215,86216,86217,86224 | bad-appchat | never | 员工群聊的参数不合要求，或不是本应用创建 | 核对群聊编号、成员和群主 | The chat of staff is refused, or another app made it | Compare id, members and owner
93000,93004,93008 | bad-robot | never | 群机器人地址无效、已停用或不在群里 | 重新复制机器人的 Webhook 地址 | The robot of the group is unknown, disabled or not in the group | Copy its webhook address again
60251,60252,95000,95004 | unknown-kf | never | 客服账号不存在 | 核对客服账号编号 | The customer-service account does not exist | Compare its id
60253 | not-a-servicer | never | 员工不在接待人员名单里 | 微信客服 › 接待人员，加入他 | The member does not serve this account | Add the member under 接待人员 of the account
95001 | kf-five-messages | never | 客户没有再说话，已发满 5 条 | 等客户回复 | Five messages were sent since the customer last wrote | Wait for an answer
95002,95031 | kf-48-hours | never | 客户 48 小时内没有发过消息 | 改用其他方式触达 | The customer has not written for 48 hours | Reach them in another way
95007 | kf-bad-token | never | 拉取消息的凭证无效 | 等下一次回调自动恢复 | The token for reading messages is invalid | The next callback brings another
95013,95016,95018 | kf-state | never | 会话已结束，或当前状态不允许 | 刷新会话状态 | The session has ended or its state does not allow it | Reload the session
`;
