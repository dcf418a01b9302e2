"""Words about the settings of served mode: what is wrong with them and what to do."""


class ServedFaults:
    HEAD = "已拒绝启动：服务方式的设置（{path}）有{count}处需要修改。"
    LINE = "  {number}. {fault}"
    MISSING = "找不到设置文件。请按 deploy/served.example.toml 新建，或取消环境变量 {variable} 改为本机方式。"
    UNREADABLE = "设置文件无法读取。请检查它的所有者和权限。"
    INSIDE = "设置文件在程序目录内，会随程序一起被复制。请移到程序目录外，例如 /etc/dangjian/served.toml。"
    OPEN = "设置文件可被其他用户读取，其中有密钥。请执行：chmod 600 {path}"
    NOT_TOML = "设置文件不是有效的 TOML{where}。请对照 deploy/served.example.toml 修改。"
    WHERE = "（第{line}行第{column}列）"
    NOT_UTF8 = "设置文件不是 UTF-8 编码。请另存为 UTF-8。"
    UNKNOWN = "“{key}”不是本系统的设置项。请对照 deploy/served.example.toml 检查拼写。"
    ABSENT = "缺少“{key}”。"
    NOT_TEXT = "“{key}”应为不空的文字。"
    NOT_LIST = '“{key}”应为文字的列表，例如 ["值一", "值二"]。'
    NOT_TABLE = "“{key}”应为一节设置，以 [{key}] 开头。"
    NOT_NUMBER = "“{key}”应为{least}至{most}的整数。"
    ADDRESS = (
        "“address”应为浏览器访问本系统的网址，不带路径，除本机外必须是 https，例如 https://dangjian.example。"
    )
    METADATA = "“oidc.metadata_url”应为身份提供方的 https 网址（以 /.well-known/openid-configuration 结尾）。"
    LEAVE = "“gateway.leave_url”应为退出统一认证网关的 https 网址。"
    PROXY = "“proxies”中的“{value}”不是 IP 地址。"
    EXAMPLE = "“{key}”还是示例值。请换成自己的，例如用 openssl rand -hex 32 生成。"
    GUESSABLE = "“{key}”由几个字符重复而成，容易被猜中。请用 openssl rand -hex 32 生成。"
    SHORT = "“{key}”太短：至少{least}个字符。请用 openssl rand -hex 32 生成。"
    ROLE = "“roles.{value}”不是本系统的角色。可用的角色：{known}。"
    NO_ROLES = "“roles”没有对应任何角色，谁也看不到内容。"
    TWICE = "“{value}”在“roles”中对应了两个角色，应只对应一个。"
    ONE_WAY = "“oidc”和“gateway”应设且只设一个：由本系统登录，或由统一认证网关登录。"
    BELIEVED = "环境变量 {variable} 信任的地址（{values}）应都在“proxies”之内。"
    AND = "、"
    NO_PROXY = "用统一认证网关登录时，“proxies”应列出网关的 IP 地址。"


class LogFaults:
    UNKNOWN = "已拒绝启动：环境变量 {variable} 的值“{value}”无效，应为 {known}。"
    OR = " 或 "
