"""Words of `--as`: as whom a command is carried out."""


class Acting:
    AS = (
        "以某种身份执行，只给出该身份可看的内容，只做其可做的事；多个身份以 + 相连，如 unit:SZ007、"
        "leader+auditor、officer:reviews,star_ratings（可写：{roles}）；不写则为本机管理员，不受限制"
    )
    VALUE = "身份"
    UNKNOWN = "没有身份“{name}”，可写：{names}"
    OF_UNITS = "身份“{part}”写法不对：unit 后要写单位代码（如 unit:SZ007），只有 unit 和 officer 后可以写冒号"
    UNKNOWN_UNIT = "没有代码为“{unit}”的单位，未作任何查询。请核对 --as 里的单位代码。"
    NEAREST = "相近的有：{names}。"
    AND = "、"
    GIVEN_TWICE = "写了两次，只能写一次"
    TWICE = "身份“{role}”写了两次"
