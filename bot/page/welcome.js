// What an empty chat shows: what this is, and sentences to begin with. It is no message and is not kept.

import { make } from "./bubbles.js";

const TEXTS = {
  resident: ["您好，这里是邻里通。", "家里有什么难处，用您平常的话说就行，打字、拍照、说话都可以。"],
  worker: ["这里会收到派给您机构的单子。", "有新派单时，点“接单”或“婉拒”就可以。"],
  staff: ["这里是社区工作台。", "发“待办”看要处理的事，发“帮助”看能做什么。"],
};
const EXAMPLES = {
  resident: ["我妈82岁一个人住，想找人中午送饭，阳光花园3号楼2单元501", "楼道灯坏了好几天了，晚上看不见", "我会修小家电，周末可以帮邻居修"],
  worker: ["我的派单", "帮助"],
  staff: ["待办", "帮助"],
};
const KINDS = { manager: "worker", director: "staff", enterprise: "worker" };

/** A card with examples; pressing one writes it into the input, so that it can be changed before it is sent. */
export function welcome(role, demo, choose) {
  const kind = KINDS[role] || role;
  const [title, text] = TEXTS[kind] || TEXTS.resident;
  const card = make("section", "hello", make("h2", "", title), make("p", "", text));
  card.id = "hello";
  if (demo || kind !== "resident") {
    card.append(make("p", "try", "可以这样说："));
    for (const example of EXAMPLES[kind] || EXAMPLES.resident) {
      const button = make("button", "example", example);
      button.type = "button";
      button.addEventListener("click", () => choose(example));
      card.append(button);
    }
  }
  if (kind === "resident") card.append(make("p", "urgent", "有生命危险，请马上拨打 120、119 或 110。"));
  return card;
}
