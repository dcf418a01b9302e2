"""Words of the commands that back the data up and put them back."""


class Backup:
    SUMMARY = "把全部数据（含原始文件、定稿和已发文件）备份为一个文件；备份期间可照常使用"
    FILE = "备份文件，须是尚不存在的文件名，如 备份-20240115.zip"
    FILE_VALUE = "备份文件"
    WORKING = "正在备份…{percent}%"
    DONE = "已备份到“{file}”（截至第{revision}次变更，{size:.1f} MB）。"
    EXISTS = "“{file}”已存在，备份不覆盖已有文件。请换一个文件名。"
    NOT_WRITTEN = "写不了“{file}”：请检查文件夹是否存在、是否可写、磁盘是否已满。没有留下半个文件。"
    NOT_NOTED = "备份已完成，但数据存放处现在不能写入，没有记入操作记录。"
    DAMAGED = "数据文件“{file}”缺失或已损坏，没有生成备份。请先从以前的备份恢复到另一个空目录核对。"


class Restore:
    SUMMARY = "把备份恢复到空的数据存放处；可用于迁到另一台机器，或在文件夹与 PostgreSQL 之间搬迁"
    FILE = "backup 命令生成的备份文件"
    WORKING = "正在恢复…{percent}%"
    DONE = "已恢复（截至第{revision}次变更）。"
    NOT_READ = "打不开“{file}”。请检查路径和读取权限。"
    DAMAGED = "“{file}”不是完整的备份文件（{what} 部分有误），没有恢复任何数据。请改用另一份备份。"
    NEWER = (
        "“{file}”是更新版本的程序所做的备份（数据版本{found}，本程序只认到{known}），没有恢复任何数据。"
        "请先升级本程序。"
    )
    NOT_EMPTY = "数据存放处已有数据，不能恢复；请用 --lake 另指定一个空目录。没有改动任何数据。"
