"""Places without a door number: 楼下小花园, 医院门口那条路, 图书室, 西门, 地下车库B2, 菜场旁边."""

from nlp.slots.choice import Candidate
from nlp.slots.hits import Hits
from nlp.slots.lazy import Lazy

# What stands alone as a place.
_PLACES = (
    "小花园 中心花园 花园 广场 公园 球场 篮球场 足球场 羽毛球场 网球场 门球场 羽毛球馆 乒乓球室 体育馆 体育场 体育中心 游泳馆 泳池 健身房 健身广场 健身角 健身区 健身器材区 器材区 "
    "健身点 操场 跑道 步道 绿道 滨河步道 滨江绿道 冰场 图书馆 图书室 图书角 图书屋 阅览室 阅览角 书屋 绘本馆 活动室 活动中心 文化站 文化馆 文化中心 文体中心 会所 棋牌室 食堂 社区食堂 长者食堂 老年食堂 饭堂 "
    "长者饭堂 敬老院 养老院 护理院 日间照料中心 卫生院 卫生站 卫生室 卫生服务站 社区卫生服务站 卫生服务中心 社区医院 医院 诊所 药店 药房 市二院 二院 中医院 妇幼 妇幼保健院 "
    "学校 小学 中学 初中 高中 幼儿园 大学 实验小学 校门 校门口 学校门口 少年宫 培训机构 菜场 菜市场 市场 农贸市场 早市 夜市 超市 便利店 商场 商铺 快递柜 驿站 菜鸟驿站 "
    "快递站 门卫室 门岗 岗亭 传达室 物业 居委会 服务大厅 政务大厅 大厅 大堂 车棚 单车棚 车库 地库 地下车库 停车场 车位 充电桩 充电棚 地下室 储藏室 储藏间 楼道 楼道里 楼梯间 楼梯口 楼道口 "
    "单元门 电梯 电梯里 电梯口 天台 楼顶 顶楼 平台 底楼 架空层 走廊 大门 大门口 正门 正门口 门口 家门口 东门 西门 南门 北门 东门口 西门口 南门口 北门口 后门 侧门 前门 小区门口 楼下 楼上 隔壁 对门 对面 "
    "楼前 楼后 楼后头 楼头 院里 院子 院子里 后院 院墙根 花坛 绿化带 草坪 凉亭 亭子 池塘 水池 喷泉 荷塘 河边 江边 湖边 海边 河沿 江沿儿 河道 桥头 桥下 桥上 桥洞 小桥 路口 路边 马路边 街口 巷口 村口 后巷 公交站 "
    "地铁口 地铁站 火车站 高铁站 汽车站 客运站 站台 码头 垃圾房 垃圾站 垃圾桶 公厕 厕所 井盖 滑梯 秋千 沙坑 儿童乐园 游乐区 乐园 工地 礼堂 教室 宿舍 宿舍楼 教学楼 写字楼 市民中心 市民广场 文化广场 "
    "坝坝 坝子 沙坪 灯光球场 下沉广场 老地方 南桥头 人行道 机房 配电房 配电室 锅炉房 水房 泵房 派出所 法院 社保局 银行 商业街 步行街 大排档 烧烤店 饭馆 饭店 茶馆 麻将馆 台球厅 单杠 双杠 漫步机 健步机 阳台 厨房 卫生间 客厅 卧室 车站 "
    "篮球架 石桌 石桌子 空地 荒地 荒坡 平地 山上 后山 林子 树林 社区门口 单位门口 村委会 中庭 锅炉房后身 出口 入口 站点 服务站 兑换站 街道 社区 小区 园区 本小区 咱小区 咱楼 消防通道 消防门 应急通道 水箱 信箱 奶箱 裁缝铺 理发店 早餐店 烤鸭店 夜宵摊 烧烤摊 "
    "自习室 麻将室 乒乓室 乒乓球室 会议室 乐器室 针灸室 母婴室 休息室 值班室 储物间 晾衣房 坡道 无障碍坡道 涵洞 小卖部 门卫 营业厅 窗口 水闸 河堤 水库 围墙 院墙 仓库 浴室 下水道 下水井 "
    "里屋 阁楼 灶台 灶头间 店里 楼里 屋里 厂里 村里头 胡同口 弄口 弄堂口 马路牙子 助餐点 补给站 接种点 配电箱 电表箱 水表箱 路灯杆 电线杆 消防栓 宣传栏 树底下 树下 床边 我家 我们单元 咱单元 我们这栋 我们这里 咱这儿 "
    "我们楼 我们那栋 门球馆 跆拳道馆 排练厅 多功能厅 文化楼 书画室 舞蹈室 手工室 康复室 理疗室 输液室 急诊 门诊 急诊室 养鱼塘 鱼塘 水塘 水渠 水沟 臭水沟 高架 天桥 地下通道 斑马线 红绿灯 十字路口 停车棚 "
    "电瓶车棚 自行车棚 垃圾箱 垃圾桶旁 售楼处 水站 铺头 街市 祠堂 庙 教堂 寺 文庙 旱冰场 溜冰场 滑板场 门球场 羽毛球场 排球场 轮滑场 攀岩墙 晒衣场 晾晒区 西苑 东苑 南苑 北苑 人民医院 中心医院"
)
# What makes the name before it a place: 锦绣里, 和平路, 红旗小区.
_NAMED = (
    "小区 花园 家园 新村 公寓 宿舍 家属院 干休所 大院 嘉苑 雅苑 名邸 苑 里弄 新城 平房 胡同 街道 社区 广场 大厦 商城 小学 中学 学校 大学 幼儿园 医院 卫生院 公园 体育场 体育馆 法院 敬老院 养老院 "
    "大道 路 街 巷 村 镇 乡 县 市 区 桥 湖 里 园 府 轩 湾 庭 站 局 院 厂 中心 亭 馆 城 学院 宿舍区 超市 市场 大桥 河 阁"
)
_TAILS = (
    "门口 口 门前 前 旁边 旁 边上 边 对面 后面 后头 前面 前头 里面 里头 里 外面 外 附近 一带 那边 这边 那儿 这儿 那头 那里 这里 上 下 底下 楼下 门外 拐角 转角 周边 北侧 南侧 东侧 西侧 东头 西头 东门 西门 南门 北门 "
    "那条路 那段 那段路 那块 那片 路段 中段 西角 东角 码头 出口 入口 广场 小桥 后院 后门 大门 地库 车库 活动室 大厅 一楼 二楼 三楼 四楼 B1 B2 负一层 顶楼 东梯 外墙 门卫 游乐区 家属区 那条街 人行道"
)
_STOP = (
    "跑诉怕懒嫌怪骂约借租掉丢落挂堵停搁绕逛擦捡扔订取另或的在住是到去来送进看坐走我你他她它们这那从给了着过往就和跟对每把被让叫问找请帮有没不也都还说想要能会吗呢吧啊呀嘛喂个一俺咱佢喺勒阿哋"
    "，。、；：！？“”\"'（）()\\[\\]【】 \\n\\t,.!?:;~@#…·/|<>+=_*&^%$!-"
)
# Facilities of which a community has one or two: to name one is to say where.
_SITES = frozenset(
    "中心花园 篮球场 足球场 羽毛球场 网球场 门球场 羽毛球馆 乒乓球室 体育馆 游泳馆 健身广场 健身角 健身器材区 步道 绿道 滨河步道 滨江绿道 图书馆 图书室 图书角 "
    "阅览室 书屋 绘本馆 活动室 活动中心 文化站 文化馆 文化中心 文体中心 食堂 社区食堂 长者食堂 老年食堂 饭堂 长者饭堂 敬老院 养老院 日间照料中心 卫生站 卫生服务站 "
    "社区卫生服务站 卫生服务中心 社区医院 菜场 菜市场 快递柜 驿站 菜鸟驿站 门卫室 大堂 车棚 地库 地下车库 停车场 楼道 楼道里 东门 西门 南门 北门 楼下 楼上 对门 河边 江边 礼堂 "
    "广场 公园 篮球架 老地方 市民广场 市民中心 羽毛球场 网球场 健身房".split()
)
# Words that only look like the name of a place.
_NEVER = frozenset(
    "街坊 县长 市长 区长 镇长 村长 市民 区别 站着 站岗 站在 站起 厂家 局长 院长 园长 校长 馆子 城里 市里 区里 县里 路过 路上 里头 里面 城管 村民 村里 市场价 河南 湖南 湖北 河北 县城 楼上楼下".split()
)
_LONE, _CALLED = frozenset(_PLACES.split()), frozenset(_NAMED.split())
WORDS = _LONE | _CALLED | _NEVER
_ENDINGS = frozenset(_TAILS.split())
_LONGEST = max(map(len, _ENDINGS))
_TAILED = frozenset(ending[0] for ending in _ENDINGS)
_NAME = Lazy(rf"[^{_STOP}]{{1,6}}$")
_GAP = Lazy(rf"[^{_STOP}0-9]{{0,4}}$")
SIDES = frozenset(
    (
        "边上 旁边 边儿上 底下 下面 前面 前头 后面 后头 背后 里头 里面 外面 那儿 那块儿 那块 那块地 那片 那边 那一片 这边 这块 这片 附近 一带 对面 拐角 转角 墙根 墙角 "
        "口子上 边 旁 上头"
    ).split()
)
_NO_NAME = "的是到去来了着过往就和跟对每把被让叫问找请帮有没不也都还说想要能会吗呢吧啊呀嘛给从那这哪两一，。、；：！？“”\"'（）() \\n,.!?:;~"
# What stands in one place: after 在, 放 and the like, or at the beginning of a clause.
_BESIDE = Lazy(
    rf"(?:(?:[在到住放掉丢落堵停挂摆搁蹲躺坐站守钻藏围卧趴]|离|^|[，。、；！？ ,.!?])(?P<name>[^{_NO_NAME}在到住放掉丢落堵停挂摆搁离]{{1,6}}))$"
)
_CODE = Lazy(r"[A-Z][0-9]?$")
_MOST = 24
_STOPS = frozenset(_STOP.replace("\\n", "\n").replace("\\t", "\t").replace("\\", ""))


def find_spots(folded: str, hits: Hits, sides: Hits) -> list[Candidate]:
    """Every place named by what it is, by what it is called or by what it lies beside; `hits`, `sides`: where WORDS and SIDES stand."""
    found: list[Candidate] = []
    reached = 0
    for start, end in hits:
        head = folded[start:end]
        if start < reached or head in _NEVER:
            continue
        spot = _spot(folded, head, start, end)
        if spot is None:
            continue
        reached = spot.end
        if (
            found
            and spot.start <= found[-1].end + 4
            and _GAP.match(folded, found[-1].end, max(spot.start, found[-1].end))
        ):
            spot = found.pop()._replace(end=spot.end, kind="joined", head=spot.head)
        found.append(spot)
        if len(found) == _MOST:
            break
    if sides and (beside := _beside(folded, sides)):
        free = [b for b in beside if all(b.end <= s.start or s.end <= b.start for s in found)]
        return sorted(found + free)[:_MOST]
    return found


def _beside(folded: str, sides: Hits) -> list[Candidate]:
    """Places told by what they lie beside: 鞋柜那儿, 水库边, 我窗户底下."""
    found: list[Candidate] = []
    for start, end in sides:
        name = _BESIDE.search(folded, max(0, start - 8), start)
        if name is not None:
            found.append(Candidate(name.start("name"), end, "beside", folded[start:end]))
            if len(found) == _MOST:
                break
    return found


def _spot(folded: str, head: str, start: int, end: int) -> Candidate | None:
    """The place with what it is called before the head and where at it after (门口, 旁边)."""
    if head in _LONE:
        end = _ended(folded, end)
        called = start and folded[start - 1] not in _STOPS
        name = _NAME.search(folded, max(0, start - 4), start) if called else None
        if name is None or len(head) == 1:
            return Candidate(start, end, "site" if head in _SITES else "lone", head)
        return Candidate(name.start(), end, "prefixed site" if head in _SITES else "prefixed", head)
    if folded[start - 1 : start].isascii() and (code := _CODE.search(folded, max(0, start - 2), start)):
        return Candidate(code.start(), _ended(folded, end), "code", head)
    if start < 2 or folded[start - 1] in _STOPS or folded[start - 2] in _STOPS:
        return None  # 那里, 家里: a name has two signs at least
    name = _NAME.search(folded, max(0, start - 6), start)
    return None if name is None else Candidate(name.start(), _ended(folded, end), "named", head)


def _ended(folded: str, end: int) -> int:
    """The end of the place with 门口, 旁边 and the like."""
    if folded[end : end + 1] in _TAILED:
        for size in range(_LONGEST, 0, -1):
            if (ending := folded[end : end + size]) in _ENDINGS:
                return end + len(ending)
    return end
