/** Members, customers, tags, codes, transfers: columns as in `table-access.ts`. */
export const peopleErrors = `
40003 | unknown-staff | never | 员工 userid 不存在、已离职或不在应用可见范围 | 核对方案 staff 的 wecom，或把他加入可见范围 | The member does not exist, has left, or is outside the visible range of the app | Compare wecom in the plan, or add the member to the visible range
40031 | unknown-staff | never | 员工名单里有无效的 userid | 核对方案 staff 的 wecom | The list holds an invalid member | Compare wecom under staff in the plan
40032 | too-many-staff | never | 员工名单过长（最多 1000 人） | 分几次发送 | The list of members is too long (1000) | Send in several parts
40066,60003,60123 | unknown-department | never | 部门不存在 | 核对部门编号 | The department does not exist | Compare its number
40068 | unknown-tag | never | 企业标签不存在，可能已在企业微信后台删除 | 重新应用方案即可重建 | The corp tag is gone, perhaps deleted in the console | Apply the plan again to make it
40071 | tag-name-taken | never | 已有同名的企业标签或标签组 | 改名，或在企业微信后台处理其中一个 | A corp tag or group of that name exists | Rename one of them
40072 | tag-name-length | never | 标签名超过 30 个字 | 在方案里改短 | A tag name is over 30 characters | Shorten it in the plan
40096 | unknown-contact | never | 客户不存在或不在应用可见范围 | 核对应用可见范围是否包含跟进员工 | The customer does not exist or is outside the visible range | See that the visible range covers the member who follows
40097 | still-on-job | never | 员工还没有离职，不能做离职继承 | 改用在职继承 | The member has not left: this is for those who have | Transfer on the job instead
40098 | staff-not-verified | never | 员工没有实名认证 | 请员工在企业微信手机端完成认证 | The member is not verified | The member verifies in the WeCom client
40099 | contact-limit | never | 员工的客户数已达上限 | 换一位接替员工，或在后台扩容 | The member has the most customers allowed | Choose another member, or raise the limit in the console
40100,40129 | transfer-under-way | never | 客户正在转接中 | 等这次转接结束（最多 24 小时） | The customer is being transferred already | Wait until that has ended (24 hours at most)
40126 | tag-limit | never | 企业标签数量已达上限 | 删除不用的企业标签 | The limit of corp tags is reached | Delete those that nobody uses
40128 | transferred-too-often | never | 90 天内已转接 2 次 | 90 天后再转接 | Transferred twice in 90 days | Wait until 90 days are over
40130 | same-staff | never | 原员工与接替员工是同一人 | 选择另一位员工 | Giver and taker are the same member | Choose another member
40131 | not-the-follower | never | 原员工没有跟进这位客户 | 核对客户当前的跟进员工 | The giver does not follow this customer | Look up who follows the customer now
41009,41035 | missing-id | never | 缺少员工或客户的编号 | 这是荷塘的错误，请连同这条记录反馈 | The id of a member or customer is missing | This is a defect of Hetang: report it with this record
41037,41038,41039,41040,41042 | bad-code-setting | never | 活码的类型、场景或样式不正确 | 这是荷塘的错误，请连同这条记录反馈 | Type, scene or style of a live code is wrong | This is a defect of Hetang: report it with this record
41041 | code-staff-limit | never | 一个活码最多 100 名员工 | 在方案里减少员工，或分成几个活码 | A live code takes at most 100 members | Name fewer in the plan, or make several codes
41043,41044 | unknown-code | never | 活码已不存在 | 自动重新创建，不用处理 | The live code is gone | It is made again by itself
41045 | code-limit | never | 活码数量已达上限（50 万） | 删除不用的活码 | The limit of live codes (500,000) is reached | Delete those that nobody uses
41054 | staff-not-activated | never | 员工未激活或未实名 | 请员工登录企业微信并完成认证 | The member has not logged in to WeCom or is not verified | The member logs in and verifies
41091 | join-way-limit | never | 一个群活码最多关联 5 个群 | 换下已满的群 | A group code leads to at most 5 groups | Take out those that are full
41095 | link-quota | never | 获客助手额度已用完 | 管理后台 › 获客助手，购买或等待下一周期 | The quota of acquisition links is used up | Buy more under 获客助手 in the WeCom console
60011,92000 | out-of-range | never | 员工、部门或标签不在应用可见范围内 | 应用 › 可见范围，加入他们 | The member, department or tag is outside the visible range of the app | Add them to 可见范围 of the app
60111 | unknown-staff | never | 员工 userid 不存在 | 核对方案 staff 的 wecom | The member does not exist | Compare wecom under staff in the plan
81017 | too-many | never | 可见范围超过 1000 人，不能一次全取 | 缩小应用可见范围 | The visible range is over 1000 members | Narrow the visible range of the app
84061 | not-a-friend | never | 员工与客户已不是好友 | 客户再次添加后恢复 | The member and the customer are not friends | This ends when they are friends again
84074 | no-contact-right | never | 员工没有客户联系权限 | 客户联系 › 权限配置，加入使用范围 | The member has no customer-contact right | Add the member under 客户联系 › 权限配置
84083,84084 | not-the-follower | never | 员工不是这位客户的跟进人或服务人员 | 核对客户当前的跟进员工 | The member does not serve this customer | Look up who follows the customer now
90500,90503 | owner-not-resigned | never | 群主还在职或状态不符 | 在职时用在职转让，离职后用离职继承 | The owner of the group has not left, or has | Use the transfer for owners on the job or for those who have left
90501,90502,90509 | not-a-customer-group | never | 不是企业的客户群，或群主已离职 | 核对群与群主 | Not a customer group of this corp, or its owner has left | Look up the group and its owner
90504 | owner-full | never | 新群主的群已满员，不能接收 | 换一位群主 | The new owner cannot take more | Choose another owner
90507,90508 | group-transfer-state | never | 群主没有变化、正在转让或已经转让 | 刷新后查看群主 | The owner is the same, or a transfer is under way or done | Reload and look at the owner
90511 | bad-group-id | never | 群编号无效 | 核对群编号 | The id of the group is invalid | Compare the id
`;
