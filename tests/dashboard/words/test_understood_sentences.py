"""What was understood of a file is said in Chinese, with no word of the program in it."""

from analytics.intake.books import FileKind
from analytics.intake.mixed_versions import MixedVersions, VersionCount
from analytics.intake.names_matched import NameMatched
from analytics.intake.row_words import Skip
from analytics.intake.understood import (
    ColumnUnderstood,
    RowSkipped,
    SheetUnderstood,
    SheetUnread,
    Source,
    Told,
    Understood,
    Unread,
)
from dashboard.words.understood import Skips, Sources, UnreadSheets
from dashboard.words.understood_sentences import (
    sentences,
)

SHARE = ColumnUnderstood("C2", "占比", "percent", "占比")
TOLD = Understood(
    FileKind.TEXT,
    "utf-8-sig",
    macros=True,
    links=True,
    sheets=(
        SheetUnderstood(
            "表一",
            "reviews",
            (2, 3),
            (ColumnUnderstood("A2", "单位名称", "org_id", "单位"), SHARE),
            (ColumnUnderstood("B2", "电话", "", ""),),
            3,
            (RowSkipped(9, Skip.TOTAL, "合计"), RowSkipped(10, Skip.BLANK, "")),
            ((Skip.TOTAL, 1), (Skip.BLANK, 1)),
            (Told("2023H2", Source.TITLE, 3, "2023年下半年审核评分"),),
            (Told("2020", Source.YEAR, 3),),
            (SHARE,),
            (NameMatched("示例旧局", "U1", "示例单位01", 2),),
            1,
            unknown_names=(NameMatched("示例新局", "U1", "示例单位01", 3),),
            unknown_name_count=1,
        ),
    ),
    unread=(SheetUnread("底稿", Unread.HIDDEN),),
    mixed_versions=(MixedVersions("2023H2", (VersionCount(2020, 1), VersionCount(2022, 40))),),
)


def test_every_kind_of_reason_has_words():
    for words, kinds in ((Sources, Source), (Skips, Skip), (UnreadSheets, Unread)):
        assert {name for name in vars(words) if name.isupper()} == {kind.name for kind in kinds}


def test_everything_understood_has_its_sentence():
    assert sentences(TOLD) == [
        "文件按 CSV 读取，编码为 UTF-8。",
        "文件含有宏，宏没有运行。",
        "文件引用了其他工作簿，引用没有更新，按上次保存的结果读取。",
        "注意：导入后2023年下半年的审核评分有不同的考评要素版本（2020 版 1 条、2022 版 40 条）。"
        "不同版本不排在一起：与同组多数单位版本不同的单位暂不参与排名。",
        "工作表“表一”按“审核评分”读取：表头在第 2–3 行，识别 2 列，共 3 条记录。",
        "期间 2023年下半年：取自标题或工作表名“2023年下半年审核评分”，3 条。",
        "考评要素版本 2020：按期间所在年份取当时的版本，3 条。",
        "“占比”（C2）一列的数都在 0 与 1 之间，按小数形式的百分比读取，例如 0.065 读作 6.5%。",
        "未使用的列：电话（B2）。",
        "跳过 2 行：合计 1 行、空行 1 行。",
        "1 个名称按别名或曾用名对应到名册中的组织。",
        "有 1 个名称在名册中没有，按代码对应到名册中的组织。",
        "工作表“底稿”未读取：工作表已隐藏。",
    ]
