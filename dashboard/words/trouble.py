"""Words of what goes wrong with the storage or the program: what happened, what was lost, what to do."""


class Trouble:
    MISSING = (
        "找不到数据存放处“{location}”里的数据：文件夹或数据库不在原处，或没有读取权限。"
        "程序没有新建，也没有改动任何数据。请系统管理员检查磁盘是否挂载、文件夹是否被移走，放回原处后刷新页面或重新执行即可。"
        "第一次使用的，请先在服务器上用 template（空的）、import、restore 或 seed（示例数据）命令建立。"
    )
    UNAVAILABLE = (
        "打不开数据存放处“{location}”，或与它的连接中断。请系统管理员检查该文件夹或数据库地址是否存在、"
        "数据库是否在运行，恢复后刷新页面或重新执行即可。正在进行的导入、撤销或定稿要么已全部完成，要么没有作任何改动，"
        "恢复后请到“历史与定稿”核对。"
    )
    UNKNOWN = "读取“{location}”里的数据时出错。请再试一次；一再出现，请联系系统管理员。"
    UNEXPECTED = (
        "本页在{moment}出错，没有显示完整；详情已记入服务器日志。请刷新本页；一再出现，请把上述时间告诉系统管理员。"
        "刚才正在导入、撤销或定稿的，请先到“历史与定稿”核对是否已完成。"
    )
    MOMENT = "%m月%d日%H:%M:%S"
