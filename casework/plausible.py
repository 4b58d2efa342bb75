"""Whether words can be an answer to what was asked: a place that could be a place, a person, a time. Pure.

Small talk and protest are none: they are answered in a line, and the question is put again (handlers/open_question.py).
"""

import re

from casework import loose, whereabouts
from casework.masking import SURNAMES
from nlp.meaning import Understanding

POLITE = re.compile(
    r"(?:谢谢|多谢|感谢|辛苦|麻烦|不客气|客气|你好|您好|再见|拜拜)[你您们大家了啦啊呀]*|(?:早上|上午|中午|下午|晚上)好|早安|晚安|(?:哈|呵|嘿|嘻|嗯|哦|噢|唉|哎|诶)+[呀哟]?"
)
WHY = re.compile(
    r"为[什啥]么?|干[嘛吗啥什]|凭什么|什么用|有[什啥]么?必要|问(?:这么|那么|这些|那些|太|来问去|个没完|得)|[还又老]要?问|别问|什么意思|啥意思|什么关系"
)
"""为啥要问这么多: she asks why we ask."""
SAID_BEFORE = re.compile(r"不是说|说过|刚才?说|告诉过|说了[吗嘛啊呀]|跟[你您]们?(?:说|讲)")
LOST = re.compile(r"不懂|不明白|没听懂|没听清|听不懂|看不懂|不会[弄填用打]|怎么[填说答回]")
MACHINE = re.compile(r"机器人|真人|是人吗|[你您](?:是|叫)(?:谁|什么|啥)|哪位")
MOOD = re.compile(
    r"(?:真|好|太|可|挺|很|这么|那么|老|怪)(?:冷|热|累|烦|闷|晒|贵|慢|难|麻烦|啰嗦|罗嗦|复杂|吵|乱|无聊|没劲|好|棒|行|多|厉害|聪明|可爱)[的了啊呀呢吧哦嘛]*$"
    r"|下雨|下雪|刮风|天气|烦死|烦人|气死|累死|冷死|热死|讨厌|无聊|聊聊|聊天|骗子|神经|有病吧|废话|胡说|瞎说|磨叽|开玩笑"
    r"|吃(?:过|完)?(?:饭|了)(?:没|吗)|吃啥|吃什么|忙(?:什么|啥|吗)|睡了|起床了|懒得|高兴|开心"
)
"""The weather, a sigh, small talk."""
TO_US = re.compile(
    r"[你您](?!们?(?:家|楼|那|这|社区|小区|院|中心|门口|办公|居委|隔壁|对面|看|定|方便|有空|安排))"
)
"""Said to us, and of us: 你吃饭了吗; but 看您方便 says when."""
ASKED = re.compile(r"[?？]|[吗么][啊呀]?$|(?:什么|啥|怎么|多少|几个|谁)(?!.{0,4}都)")
WILL_NOT = re.compile(r"(?:不想|不愿意?|不肯|懒得|不方便|不能)(?:再)?(?:说|填|讲|答|告诉)|保密|隐私|不告诉")
"""She does not want to say: that is her right."""
PERSON = re.compile(
    rf"{loose.KIN}|自己|本人|家人|家属|全家|小孩|爹|娘|妈|爸|叔|伯|姑|舅|姨|婶|嫂|哥|姐|弟|妹|奶|爷|姥|岳|伴|媳|婿|孙|侄|甥"
    r"|亲戚|亲家|朋友|邻里|街坊|同事|同学|老师|阿姨|师傅|先生|女士|老头|老太|老汉|婆|夫妻|夫妇|两口|[俩仨]|我们|咱|大家|[他她]|谁都|病人|残疾|保姆|战友|租客|住户|居民|业主"
    r"|^(?:是|就|给|替|帮|为)*我(?:的|啊|呀|吧|呢|办|用|本人|一个|来)*[。.]?$"
)
NAME = re.compile(
    rf"(?:是|就|给|替|帮|为)*(?:我们?家的?|我)?(?:[小老阿大](?:{SURNAMES})|(?:{SURNAMES})[\u4e00-\u9fff]{{1,2}})(?:的|啊|呀|吧)?"
)
WHEN = re.compile(
    rf"{loose.TIME.pattern}|早|晚|中午|上午|下午|午饭|饭[点前后]|天|周|星期|礼拜|月|年|[点日号]|小时|分钟|随时|随便|都行|都可以|都成|都好|尽快|越快|马上|立刻|现在|赶紧|急|等|有空|方便|安排|定$|您[看定]|你[看定]|以后|之后|之前|放学|下班|周末|平时|长期|一直|节|假|[一二两三四五六七八九十\d]+[次回趟顿]|每"
)
SOMEWHERE = re.compile(
    r"[楼号院里室区村路街巷弄场园馆站校厂桥口边旁处层栋幢座屋房厅苑庄镇乡城府寺庙塔湖河亭廊]|家$|对面|附近|[上下前后中左右东南西北]$|老地方|单元|超市|医院|银行|商店|药店|饭店|大门|正门|公司|单位|地方|[0-9０-９]"
)
FUNCTION = re.compile(r"[吗呢啊呀哦嘛吧了我你您他她很好想要会能不没别真太吃喝说问是]")
"""Signs that the bare name of a place has not."""
NUMBER = re.compile(r"[0-9０-９零〇一二两三四五六七八九十百几俩仨]")
LONGEST_NAME = 8
AROUND = re.compile(r"^(?:就|是|在|那|嗯)+(?=[\u4e00-\u9fff0-9]{2})|[啊呀吧呢哦嘛呗]+$")
SPACE = " \t\n。，,.!！?？~～、;；"


def can_answer(field: str, meaning: Understanding, *, told: bool = False) -> bool:
    """Whether these words could answer the question about this field; `told`: a slot of them does already."""
    text = POLITE.sub("", meaning.text).strip(SPACE)
    if told:
        return not (meaning.intent == "chat" and (MOOD.search(text) or WHY.search(text)))
    text = AROUND.sub("", text)
    if not text or any(what.search(text) for what in (MOOD, WHY, LOST, MACHINE, SAID_BEFORE, TO_US)):
        return False
    return FIELDS[field](text, meaning) if field in FIELDS else True


def kind(text: str) -> str:
    """What these words are instead: the name of a line in casework/wording/small_talk.py."""
    if MACHINE.search(text):
        return "machine"
    for name, pattern in (("why", WHY), ("said", SAID_BEFORE), ("lost", LOST)):
        if pattern.search(text):
            return name
    return "thanks" if POLITE.match(text) and re.search("谢|辛苦|麻烦", text) else "talk"


def wonders(text: str) -> bool:
    """She asks why we ask."""
    return WHY.search(text) is not None


def will_not(text: str) -> bool:
    """不想说."""
    return WILL_NOT.search(text) is not None


def _place(text: str, meaning: Understanding) -> bool:
    if meaning.slot("place") or whereabouts.addressed(text) or whereabouts.beside(text):
        return True
    if ASKED.search(text):
        return False
    if SOMEWHERE.search(text):
        return True
    bare = 2 <= len(text) <= LONGEST_NAME and not FUNCTION.search(text)
    return bare and not meaning.slot("time") and not meaning.needs


def _whom(text: str, meaning: Understanding) -> bool:
    known = any(meaning.slot(name) for name in ("for_whom", "age", "people"))
    if known or loose.whom_in(text) or loose.age_in(text):
        return True
    return not ASKED.search(text) and bool(PERSON.search(text) or NAME.fullmatch(text))


def _when(text: str, meaning: Understanding) -> bool:
    if meaning.slot("time") or loose.time_in(text):
        return True
    return not ASKED.search(text) and WHEN.search(text) is not None


def _number(text: str, meaning: Understanding) -> bool:
    return bool(NUMBER.search(text)) and not ASKED.search(text)


def _skill(text: str, meaning: Understanding) -> bool:
    return not ASKED.search(text)


FIELDS = {
    "place": _place, "for_whom": _whom, "time": _when, "free_time": _when, "age": _number, "people": _number,
    "skill": _skill,
}  # fmt: skip
