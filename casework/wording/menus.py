"""The commands menu of channels that have one: what a slash command stands for, and the line that explains it."""

RESIDENT = (
    ("need", "我要求助", "我要求助：说说需要什么帮助"),
    ("cases", "我的事项", "我的事项：办到哪一步了"),
    ("directory", "服务机构", "服务机构：名称、地址、电话"),
    ("human", "转人工", "转人工：找社区工作人员"),
    ("start", "菜单", "菜单"),
)
WORKER = (
    ("orders", "我的派单", "我的派单：手上的事"),
    ("duty", "值班", "值班：开始接派单"),
    ("rest", "休息", "休息：先不接派单"),
)
SEAT = (("switch", "切换身份", "切换身份：换到另一个席位"),)
