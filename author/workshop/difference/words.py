"""What comparing calls the things of a form, what they say of themselves, and how their values are said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from author.ledger.condition import Condition, in_words
from author.ledger.groups import Each
from author.ledger.money import Form
from author.workshop.difference.node import AsUsual

if TYPE_CHECKING:
    from author.ledger.codes import CodeBook
    from author.ledger.question import Dimension

GROUPS = {
    "listing": "总的约定", "funds": "资金来源", "words": "随单位类型而变的词", "phrases": "增减的说法",
    "parts": "各部分", "tables": "表和表单", "sections": "各节", "standards": "核对用的标准", "glossary": "名词解释",
    "names": "句子里的叫法", "word_lists": "核对用的词", "notice": "更正说明", "checks": "表内、表间的和",
    "function": "功能科目", "economic": "经济科目", "look": "版面",
}  # fmt: skip
KINDS = {
    "fund": "资金来源", "word": "词", "phrase": "说法", "part": "部分", "table": "表", "form": "表单", "panel": "块",
    "stub": "文字栏", "column": "金额栏", "row": "行", "rows": "成组的行", "cell": "格", "list": "列表栏",
    "section": "节", "figure": "问的数", "figures": "成组的数", "term": "名词", "codes": "报哪个编号", "check": "核对",
    "code": "科目", "margins": "页边距", "face": "字体", "style": "样式", "grid": "表格样式",
}  # fmt: skip
FACETS = {
    "name": "名称", "title": "标题", "text": "填报的内容", "said": "说法", "meaning": "解释", "years": "年度",
    "document_title": "文件标题", "contents_title": "目录标题", "office": "本级的叫法",
    "narrative_form": "说明里的金额", "percent_decimals": "百分比的小数位数", "usual_preparer": "各表的编制单位一行",
    "usual_unit_line": "各表的单位一行", "usual_figures": "各表的金额", "cover": "封面", "signature": "落款",
    "sentences": "共用的句子", "parent": "归在哪里", "budget": "属于哪本预算", "transfer": "是部门内部往来",
    "table_label": "表号", "table_title": "表题", "table_entry": "目录里的表名", "orientation": "纸的方向",
    "place": "印在哪里", "where": "条件", "preparer": "编制单位一行", "unit_line": "单位一行",
    "numbers": "栏次行的记号", "drop_empty_rows": "没有数时只印表头", "leave_out_empty": "没有数时整张不印",
    "empty": "空表的话", "note": "表注", "figures": "金额", "label": "表号或名称", "subtitle": "副题", "value": "内容",
    "part": "级次", "whole": "印全编码或单位不拆开", "bold": "加粗", "indent": "缩进", "tail": "总在最后",
    "token": "写在哪一栏", "each": "分组", "new_page": "另起一页", "widths": "栏宽", "of": "列表取自",
    "keep": "总要有的几行", "once_per": "几张", "zero": "零印作", "amount": "金额的条件", "across": "占几栏",
    "down": "占几行", "align": "对齐", "merge": "上下相同的合并", "body": "正文", "compare": "与哪个比",
    "base": "对比数的叫法", "share_of": "占比的分母", "reasons": "变动原因", "inside": "里面的数",
    "skip_nil": "两年都没有就不列", "reason_threshold": "增减多少（%）要写原因", "reason_amount": "增减多少要写原因",
    "weights": "权重合计", "levels": "一级指标", "needed": "必须有的一级指标", "rows": "上下的和",
    "columns": "左右的和", "table": "表", "column": "栏", "parts": "各分列", "totals": "合计行", "left": "左边",
    "right": "右边", "at_most": "是不超过", "digits": "编码位数", "kind": "人员／公用", "nature": "基本／项目",
    "fits": "只列在哪些功能科目下", "paper": "纸的宽、高（毫米）", "page_number": "页码",
    "footer": "页码的位置（毫米）", "top": "上边", "bottom": "下边", "word": "Word 字体", "fallbacks": "替代字体",
    "system": "本机字体文件", "heads": "栏名", "shipped": "随程序的字体", "face": "字体", "size": "字号", "leading": "行距",
    "tracking": "字距", "before": "段前", "after": "段后", "keep_next": "与下一段同页", "bold_face": "加粗字体",
    "sizes": "字号（从大到小）", "padding": "格内留白", "rule": "线粗",
}  # fmt: skip
CHOSEN = {
    "orientation": {"portrait": "竖", "landscape": "横"},
    "align": {"left": "左", "center": "中", "right": "右", "justify": "两端"},
    "shipped": {"serif": "宋体", "sans": "黑体"},
    "once_per": {"project": "每个项目一张", "": "一张"},
    "zero": {"": "留空"},
    "nature": {"basic": "基本支出", "project": "项目支出", "either": "都行"},
}
"""Words of a form's files that are said otherwise, by what they are said of."""
LISTED = {"used": "只列有数的", "all": "全列", "either": "两年有一年有数的都列"}
OF = {"project": "项目", "unit": "部门整体"}
"""Whose goals are meant."""
NOTHING = "无"


@dataclass(frozen=True, slots=True)
class Words:
    """Says the values of one edition."""

    books: Mapping[Dimension, CodeBook]

    def __call__(self, name: str, value: Any) -> str:  # noqa: ANN401 - whatever a form can say
        """A value of what is called ``name``, on one line unless it is a text of several."""
        match value:
            case str():
                said = CHOSEN.get(name, {}).get(value, value)
            case AsUsual():
                said = "与各表相同"
            case bool():
                said = "是" if value else "否"
            case Condition():
                said = self._asked(value)
            case Each():
                said = self._grouped(value)
            case Form():
                said = _written(value)
            case Mapping():
                said = "；".join(f"{OF.get(key, key)}：{self(name, inner)}" for key, inner in value.items())
            case tuple() | list():
                said = _between(name).join(self(name, inner) for inner in value)
            case int() | float() | Decimal():
                said = f"{value:g}"
            case _:
                said = ""
        return said or NOTHING

    def _asked(self, condition: Condition) -> str:
        said = in_words(condition, self.books).items()
        return "；".join(f"{title}＝{'、'.join(nodes) or '（互相矛盾）'}" for title, nodes in said) or "不限"

    def _grouped(self, each: Each) -> str:
        steps = "，再按".join("和".join(self._step(*pair) for pair in step) for step in each.steps)
        book = self.books.get(each.steps[0][0][0])
        listed = "、".join(book.called(code) for code in each.listed) if book and each.listed else ""
        return f"按{steps}分；" + (f"总要列出：{listed}" if listed else LISTED[each.codes])

    def _step(self, dimension: Dimension, level: str) -> str:
        title = self.books[dimension].title if dimension in self.books else OWN[dimension]
        return f"{title}（{level}）" if level else title


OWN = {"project": "项目", "purpose": "用途"}
"""Dimensions that have no code book in a form."""


def _between(name: str) -> str:
    return {"years": "—", "keep": "；"}.get(name, "、")


def _written(form: Form) -> str:
    said = [form.unit, f"{form.decimals} 位小数"]
    said += ["有千分位逗号"] if form.thousands else []
    said += ["不印末尾的零"] if form.trim else []
    said += [f"零印作“{form.zero}”" if form.zero else "零留空"] if form.zero is not None else []
    return "，".join(said)
