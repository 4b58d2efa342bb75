"""What a resident reads about her own matters: first contact, the form, her cases."""

from datetime import datetime

from storage.clock import local

# --- first contact -------------------------------------------------------------------------------------------
WELCOME = "您好，这里是邻里通。\n您说需要什么帮助，我们帮您找到办事的人，办完为止。"
MENU = "您可以直接说一句，比如“想找人中午送饭”“楼道灯坏了”，也可以点下面的按钮。"
HEARD = "您说的我听到了。"
CONSENT = "要帮您办事，我们需要记下您说的需求、住址和电话，只给社区和接单的机构看，用于办这件事。您同意吗？"
CONSENT_VERSION = "2026-11"
"""Change it with the words of CONSENT: who agreed to the old words is asked again."""
CONSENTED = "谢谢您。"
NEEDS_CONSENT = "请先点“同意”，我们才能替您登记。"
NOT_KEPT = "（没有保存）"
"""Stands in the chat for what she says after she has refused; bot/page/outbox.js knows it too."""
EMERGENCY_NUMBERS = "急救 120，报警 110，火警 119，心理援助 12356。"
BUTTON_AGREE, BUTTON_REFUSE = "同意", "不同意"
BUTTON_HELP, BUTTON_MINE, BUTTON_DIRECTORY, BUTTON_HUMAN = "我要求助", "我的事项", "服务机构", "转人工"


def refused(offices: list[str]) -> str:
    """She does not agree: what remains open to her."""
    lines = ["好的，我们不记您的信息。", f"紧急情况请直接拨打：{EMERGENCY_NUMBERS}", *offices]
    return "\n".join([*lines, "想好了再来，随时跟我说一声就行。"])


def office(name: str, address: str, hours: str, phone: str) -> str:
    """How to reach a community's office on foot and by phone."""
    parts = [f"{name}居委会"]
    if address:
        parts.append(f"地址：{address}")
    if hours:
        parts.append(f"时间：{hours}")
    if phone:
        parts.append(f"电话：{phone}")
    return "，".join(parts)


# --- the form ------------------------------------------------------------------------------------------------
TELL_ME = "您请说，需要什么帮助？一句话就行，比如“我妈82岁，想找人中午送饭”。"
ASK = {
    "place": "请问在什么地方？比如“阳光花园3号楼2单元501”。",
    "phone": "请留一个联系电话，方便上门的人找您。",
    "time": "您希望什么时候？比如“明天上午”“每天中午”。",
    "for_whom": "请问是给谁办的？比如“我自己”“我妈妈，82岁”。",
    "age": "请问多大年纪？",
    "people": "请问一共几个人？",
    "skill": "太好了，谢谢您！您会做些什么、想帮什么忙？",
    "free_time": "您一般什么时候有空？",
}
BAD_PHONE = "这个号码好像不全，请再发一次手机号或座机号；不方便留也可以跳过。"
ASK_COMMUNITY = "请问您住在哪个社区？"
NO_COMMUNITY = "抱歉，这里还没有社区开通服务。"
ASK_COMMUNITY_AGAIN = "请点一下您所在的社区；说不清也没关系，点最后一个。"
BUTTON_CANNOT_SAY = "说不清，找工作人员"
COMMUNITY_UNKNOWN = "（住户说不清是哪个社区）"
UNKNOWN_ESTATE = "这个地方我没查到，请点一下您所在的社区。"
BUTTON_SKIP = "不清楚，先跳过"
BUTTON_CONFIRM, BUTTON_CHANGE, BUTTON_CANCEL = "确认提交", "修改", "取消"
WHO_BUTTONS = ("我自己", "家里老人", "孩子")
WHOSE = "这是说哪一件？点一下就行。"
YOUR_WORDS = "您说"
WHICH = "您说的是哪一种？点一下就行，都不是也没关系。"
BUTTON_NEITHER = "都不是"
CHANGE_WHAT = "要改哪一项？点一下，或者直接说，比如“改成后天”“是4号楼”。"
FIELD_NAMES = {
    "what": "要办的事",
    "for_whom": "给谁办",
    "age": "年纪",
    "people": "人数",
    "place": "地点",
    "time": "时间",
    "phone": "电话",
    "skill": "会做什么",
    "free_time": "空闲时间",
}
UNITS = {"age": "岁", "people": "人"}
DROPPED = "好的，这件事先不办了。您什么时候需要，再跟我说就行。"
AGAIN = "好的，我们重新来。您需要什么帮助？"
NOTHING_OPEN = "现在没有正在填的事项。您直接说需要什么帮助就行。"
NOTHING_TO_CONFIRM = "这件事已经提交过，或者已经取消了。发“我的事项”可以查看。"
WHAT_FOR = "请问您需要什么帮助？一句话就行，比如“想找人送饭”“灯坏了”。"


def ask_of(what: str, question: str) -> str:
    """A question that is about one of several needs."""
    return f"“{what}”{question}"


def still_open(fields: list[str], part: str) -> str:
    """Under the read-back: what is still wanted, and that an answer submits it; `part`: what she has said of the place."""
    where = f"“{part}”在哪个小区、几号楼？" if part else "在什么地方？"
    asked = {"place": f"还差一样：{where}", "phone": "还差一个联系电话。"}
    example = {"place": "“阳光花园3号楼2单元501”", "phone": "手机号或座机号"}
    both = f"还差两样：{where}联系电话是多少？"
    lead = both if len(fields) > 1 else asked[fields[0]]
    said = "阳光花园3号楼2单元501，电话13x…" if len(fields) > 1 else example[fields[0]].strip("“”")
    reply = f"直接回{said}" if fields == ["phone"] else f"直接回一句，比如“{said}”"
    return f"{lead}都对的话，{reply}，我就登记；不方便说，点“确认提交”。"


def taken(facts: list[str]) -> str:
    """Before the number: what she has answered to the read-back."""
    return f"好的，记下了：{'，'.join(facts)}。"


def ask_which_home(part: str) -> str:
    """三单元 or 楼上 is said; of which building?"""
    return f"您说的“{part}”在哪个小区、几号楼？比如“阳光花园3号楼”。"


def kept_facts(facts: list[str]) -> str:
    """An address, a phone, a name of kin, and nothing else so far."""
    return f"好的，记下了：{'、'.join(facts)}。{WHAT_FOR}"


KEPT_FACT = "好的，记下了。"
NOTED = "您刚才说的也记下了，办事的人会看到。"
ASKED_ALONG = "这个我记下了，办事的人会告诉您。"


def asked_before(questions: list[str]) -> str:
    """She drops what she was telling; what she asked on the way is answered all the same."""
    return f"您刚才问的“{'”“'.join(questions)[:200]}”，已经请社区工作人员来回答您。"


STILL_OPEN = "您刚才的事还没说完。"
BUTTON_RESUME, BUTTON_DROP = "接着说", "不办了"


def resume_what(what: str) -> str:
    """The button: go on with this form; "" where it has no name."""
    return f"{BUTTON_RESUME}{what or '刚才'}的事"


def drop_what(what: str) -> str:
    """The button: forget this form."""
    return f"{BUTTON_DROP}（{what or '刚才的事'}）"


def instead(what: str) -> str:
    """Another need has taken the place of one, while a question is open."""
    return f"好的，改成“{what}”。"


def dropped(what: str) -> str:
    """She does not want it any more; what it was."""
    return f"好的，“{what}”这件事先不办了。您什么时候需要，再跟我说就行。" if what else DROPPED


UNSURE_WORDS = "您说的我不一定都听懂了，会有社区工作人员看您的原话，再和您确认。"
READ_BACK = "请您看一下，对不对？"
CHOSEN = "机构"
OR_FROM_PROFILE = "（您上次留的）"


def changed_later(new: str) -> str:
    """Beside her first words: what she has put in their place."""
    return f"（后来改为{new}）"


def ask_change(field: str) -> str:
    """The new value of one field."""
    return f"请说新的{FIELD_NAMES.get(field, field)}。"


def to_some_desk(who: str) -> str:
    """She cannot say which community is hers."""
    return f"没关系，先转给{who}的工作人员，由他们帮您查是哪个社区、该找谁办。"


# --- the case ------------------------------------------------------------------------------------------------
def moment(at: datetime) -> str:
    """11月24日 15:00, on the community's wall clock."""
    here = local(at)
    return f"{here.month}月{here.day}日 {here:%H:%M}"


def opened(number: str, what: str) -> str:
    """The number of a new case."""
    return f"登记好了：{what}\n编号 {number}" if what else f"登记好了，编号 {number}"


def triaged(by: datetime, who: str) -> str:
    """Nobody is sure who should do it: staff decide."""
    return f"这件事由{who}的工作人员确认该找谁办，{moment(by)}前给您回话。"


def linked(numbers: list[str]) -> str:
    """Two needs that were told together."""
    return f"这几件事是一起说的，我们会一起跟进：{'、'.join(numbers)}"


OFFICE = "居委会"


def whose(who: str, due: str, *, asked: bool) -> str:
    """Who has a case, or (`asked`) has not answered yet."""
    return f"现在由{who}看能不能接，{due}前办完" if asked else f"现在由{who}负责，{due}前办完"


HANDLED = "社区工作人员正在处理"
CANCELLED_BY_HER = "居民已取消"
NOTHING_YET = "您现在还没有登记的事项。是什么事？说一句，我马上登记；想找工作人员，请说“转人工”。"
NO_CASES = "您现在没有事项。需要什么帮助，直接说就行。"
YOUR_CASES = "您的事项，点一下看详细："
NOT_YOURS = "没有找到这件事项，可能不是您的，或者已经处理了。发“我的事项”可以查看。"
NO_OPEN_CASE = "您现在没有正在办的事项。需要什么帮助，直接说就行。"
URGED_LATELY = "刚才已经帮您催过了，请稍等一会儿。半小时后还可以再催。"
ADD_WORD = "您请说，或者发一张照片，我们一起交给办事的人。"
ADDED = "好的，已经补充到 {number}。"
CANCEL_WHY = "好的，请问为什么不办了？点一下或直接说。"
CANCEL_WHICH = "要取消哪一件？"
CANCEL_REASONS = ("已经解决了", "不需要了", "等太久了")
KEEP = "不取消"
KEPT = "好的，这件事继续办。"
NOT_CANCELLED = "这件事没有取消。"
BUTTON_URGE, BUTTON_ADD, BUTTON_CANCEL_CASE, BUTTON_BACK = "催办", "补充", "取消这件事", "返回"
BUTTON_NOT_SOLVED_AFTER = "还没解决"


def urged(number: str, who: str) -> str:
    """She has asked for speed."""
    return f"已经替您催了{who}，编号 {number}。有回音马上告诉您。"


def urge_arrives(number: str, what: str) -> str:
    """The handler or the desk reads that a resident asks for speed."""
    return f"【催办】{number} {what}：居民在催，请尽快联系对方。"


def word_arrives(number: str, what: str, words: str) -> str:
    """The handler reads what the resident added."""
    return f"【补充】{number} {what}：居民补充说：“{words}”"


def photo_arrives(number: str, what: str, kind: str) -> str:
    """The handler or the desk reads that something was added."""
    return f"【补充】{number} {what}：居民发来{kind}。"


def cancelled(number: str) -> str:
    """She has cancelled."""
    return f"{number} 已取消。以后需要，随时跟我说。"


def cancel_arrives(number: str, what: str, reason: str) -> str:
    """Whoever had it reads that the resident does not need it any more."""
    return f"【取消】{number} {what}：居民已取消，原因：{reason}。不用再办了。"


# --- small talk ----------------------------------------------------------------------------------------------
THANKS = "不客气，应该的。有事您随时说。"
GREETING = "您好！有什么需要帮忙的，您直接说就行。"
CHAT_LONG = "我在呢。您说的这些，要是想请社区帮忙，点一下，工作人员来看；不用的话，接着说别的就行。"
BUTTON_TO_DESK = "请社区看看"
CHAT = "我在呢。我主要帮大家找人办事，您有什么需要，直接说就行。"
SPAM = "这里是社区服务的专线，只办居民的事，广告就不登了。您有需要帮忙的，直接说就行。"
HUMAN_WORDS = "请工作人员联系我"
HUMAN_ALREADY = "已经转给工作人员了，编号 {number}，请稍等，他们会尽快联系您。"

# --- media ---------------------------------------------------------------------------------------------------
VOICE_HEARD = "语音收到了，会有工作人员听。您方便的话，也可以打几个字说说是什么事。"
VOICE_KEPT = "语音收到了，和您正在说的事放在一起，会有工作人员听。"
VOICE_WORDS = "（语音留言，请听录音）"
MEDIA_NAMES = {"photo": "照片", "file": "文件", "voice": "语音", "location": "位置"}
MEDIA_KEPT = "{kind}收到了，和您正在说的事放在一起。"
MEDIA_ALONE = "{kind}收到了。请您再说一句，是什么事？"
MEDIA_WHICH = "{kind}收到了，是哪件事的？"
MEDIA_NEW = "是新的事"
STICKER = "收到，您的心意我明白。有事您打字、发语音或照片都行。"

# --- directory -----------------------------------------------------------------------------------------------
DIRECTORY = "想找哪一类？点一下就行。"
DIRECTORY_EMPTY = "这一类暂时没有登记的机构。您可以直接说需要什么，社区帮您找。"
DIRECTORY_LIST = "经过社区核实的机构："
CHOOSE_ITEM = "想请{name}做哪一项？"


def chosen_as(name: str, what: str) -> str:
    """What stands for her words when she has chosen by buttons."""
    return f"（在服务机构里选了{name}的“{what}”）"


# --- words about a case that somebody has ---------------------------------------------------------------------
AGREED = "好的，就这么定。时间有变，随时在这里说一声。"
BUTTON_NEW = "是另外一件事"
IF_NEW = "要是说的是另外一件事，请点一下。"
WHICH_CASE = "您这句话说的是哪件事？点一下，我们转给办事的人。"


def passed_on(who: str, number: str) -> str:
    """Her words have gone to who has the case."""
    return f"已转告{who}（{number}），对方会看到您的话。"


def for_whom(who: str, what: str) -> str:
    """Her words may be for who has the case, or something of their own."""
    return f"您这句话是对{who}说的（{what}），还是另外一件事？"


def to_whom(who: str) -> str:
    """The button: pass it on."""
    return f"转告{who}"[:40]


NO_ANSWER = "这个我说不准，已经请社区工作人员来回答您。"
ANSWER_FROM = "给您查到了："


def say_so(what: str) -> str:
    """After an answer about a service: how to ask for it."""
    return f"需要的话直接说“我想要{what}”，我来登记。" if what else "需要的话直接说一声，我来登记。"
