"""Words of the frame round every page: title, menu, refusals at the door."""

from types import MappingProxyType


class App:
    TITLE = "机关党建考核分析"
    MENU = "菜单"
    SWIPE = "左右滑动，看其余各栏 ›"
    PAGE_TITLE = "{page} · {product}"
    OPEN = "请在浏览器中打开 http://{address}:{port}（按 Ctrl+C 结束）"
    NEEDS_JAVASCRIPT = "请在浏览器中启用 JavaScript 后再打开本系统。"
    TOO_OLD = (
        "浏览器版本过旧，打不开本系统。请升级浏览器或换用另一种：Chrome、Edge 94 及以上，Firefox 93 及以上；"
        "360、奇安信、UOS 等浏览器内核为 Chromium 94 及以上，并使用极速模式。浏览器已够新的，请刷新页面。"
    )
    PRINTED = MappingProxyType(
        {
            "counted": "此表共{rows}行，打印件上只有屏幕上露出的部分；要全部行和列，请用表下的按钮导出。",
            "wide": "此表可能比纸宽，右侧的列可能没有印出；要全部行和列，请用表下的按钮导出。",
            "cut": "此表在打印件上只有屏幕上露出的部分；要全部行和列，请用表下的按钮导出。",
        }
    )


class Access:
    LOOPBACK_ONLY = (
        "已拒绝启动：监听地址为“{address}”。本机方式没有登录，只能监听本机地址。"
        "请把 server.address 设为 127.0.0.1，或按 deploy/served.example.toml 设置登录后重新启动。"
    )
    NO_BASE_PATH = (
        "已拒绝启动：server.baseUrlPath 设为“{path}”。本系统只能放在网站根路径下。"
        "请删去此项，用单独的主机名或端口提供服务，再重新启动。"
    )
    EVERY_ADDRESS = "（未设置，即所有地址）"
    NOT_FROM_OUTSIDE = "本机方式没有登录，只接受来自本机的直接访问。"
    UNKNOWN_HOST = "无法识别的主机名。请用 127.0.0.1 或 localhost 访问，或请管理员登记该主机名。"
    NAMED_TWICE = (
        "没有受理：统一认证网关把账号信息给了两次，无法确认您是谁。"
        "请系统管理员检查网关：应先去掉浏览器自带的同名请求头，再写入账号信息。"
    )
    TOO_LONG = "没有受理：请求头过长。请清除本网站的 Cookie 后再试；仍不成功，请联系系统管理员。"
    NOT_OFFERED = "没有此内容。"
    NOT_YOUR_UPLOAD = "没有上传：上传的页面已关闭或不是您的页面，或您没有上传文件的权限。"
    NO_ROOM = "没有上传：正在处理的文件太多，请稍后再试。"
    STOPPING = "系统正在重新启动，请稍候再试。"
    NO_ROLE = "您的账号没有可查看的内容。请联系工委管理员开通权限。"
    NOT_ALLOWED = "您没有进行此项操作的权限，没有改动任何数据。"
    NOTHING_FINAL = "尚无已定稿的考核期。结果定稿后可在此查看。"
    NOT_YOUR_FILE = (
        "文件不存在或链接已失效。文件只能由打开该页面的浏览器下载，页面关闭后链接即失效；请回到页面重新下载。"
    )
