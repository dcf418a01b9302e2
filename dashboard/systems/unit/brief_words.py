"""Words of the brief of a unit."""


class Brief:
    BESIDE_TABLE = "各维度得分与同组对照（单位：分）"
    WORK_GAP = "、"
    ITSELF = "本单位"
    GAP = "；"
