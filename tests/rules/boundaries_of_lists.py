"""Where the rules that go by lists of words begin to speak, and those on persons and debris in sentences."""

from __future__ import annotations

from author.rules import documents, leftovers, misspelt, offices, personal, reasons
from tests.rules.boundary import SILENT, Boundary

AIM = "保障全民参保，维护基金安全。"
BASIS = "《关于提前下达2026年能力提升补助资金预算的通知》（某财社〔2025〕16号）。"
SHARED = '"2101505": 上年项目100万元已经完成，本年支出减少'
PERSON = "负责人: 办公室"


def aims(said: dict[str, str]) -> dict[str, str]:
    """In quotation marks, so that YAML takes them whatever signs they have."""
    return {f"'{words}'": expected for words, expected in said.items()}


LISTS = (
    Boundary(
        misspelt.misspelt,
        AIM,
        aims(
            {
                "建立参保台帐。": "警告",
                "建立参保台账。": SILENT,
                "购置帐篷，搭建台帐篷。": SILENT,
                "登陆系统填报。": "警告",
                "登陆作战。": SILENT,
                "保障其它人员参保。": "提示",
                "截止2025年底保障参保。": "警告",
                "报名截止2026年3月，截止日期不变。": SILENT,
                "申请人材料和人材引进。": "提示",
                "申请人材料齐全。": SILENT,
                "末安排专项，台帐和台帐。": "警告 警告",
                "年末安排检查。": SILENT,
                "落实《台帐管理办法》。": SILENT,
                "选拔入库和拔款。": "警告",
            }
        ),
    ),
    Boundary(
        misspelt.traditional_signs,
        AIM,
        aims(
            {"保障參保，維護基金。": "警告", "保障参保，维护基金。": SILENT, "乾隆年间。": SILENT},
        ),
    ),
    Boundary(
        misspelt.wide_signs,
        AIM,
        aims(
            {
                "保障２０００人参保。": "警告",
                "保障2000人参保（Ａ类）。": "警告",
                "保障2000人（A类）参保，占80％。": SILENT,
            }
        ),
    ),
    Boundary(
        misspelt.look_alikes,
        AIM,
        {
            "保障⼈员参保。": "警告",  # a radical
            "保障人员参保。": SILENT,
            "保障2O00人参保。": "警告",
            "保障A1O型人参保。": SILENT,
            "保障 参保。": "提示",
            "保障 A 类参保。": SILENT,
        },
    ),
    Boundary(
        offices.old_offices,
        AIM,
        aims(
            {
                "会同工商局保障参保。": "警告",
                "会同原工商局保障参保。": SILENT,
                "会同市场监督管理局（原工商局）保障参保。": SILENT,
                "2016年市工商局批准设立。": SILENT,
                "2019年市工商局批准设立。": "警告",
                "会同扶贫办保障参保。": "警告",
                "落实扶贫办法。": SILENT,
                "落实《工商局管理办法》。": SILENT,
                "指导各级农业部门。": SILENT,
                "卫计委职责划入卫生健康委员会。": SILENT,
                "会同农业局保障参保。": "提示",
            }
        ),
    ),
    Boundary(
        documents.bases_without_document,
        BASIS,
        {
            "保障全州参保。": "提示",
            "某财社〔2025〕16号。": SILENT,
            "州委会议纪要。": SILENT,
            "按有关文件执行。": "提示",
            "按财社文件执行。": SILENT,
        },
    ),
    Boundary(
        documents.numbers_of_documents,
        "某财社〔2025〕16号",
        {
            "某财社（2025）16号": "警告",
            "某财社[2025]16号": "警告",
            "某财社〔2025）16号": "警告",
            "某财社〔25〕16号": "警告",
            "某财社〔2025〕第16号": "警告",
            "银行公告〔2025〕第16号": SILENT,
            "某财社〔2025〕016号": "提示",
            "某财社〔2025〕16": "警告",
            "某财社〔2025〕16、17号": SILENT,
            "某财社〔2025〕号": "警告",
            "某财社16号": "警告",
            "财政局16号楼": SILENT,
            "〔2025〕16号": "警告",
            "某财社〔2025〕16号、〔2025〕17号": SILENT,
            "（2025）3季度": SILENT,
            "（2025）新01民初16号": SILENT,
        },
    ),
    Boundary(
        documents.old_laws,
        BASIS,
        {
            "《合同法》。": "警告",
            "《中华人民共和国民法典》。": SILENT,
            "《合同法实务》。": SILENT,
            "原《合同法》。": SILENT,
            "《合同法》（已废止）。": SILENT,
            "《中华人民共和国预算法》（2014年修正）。": "提示",
            "《中华人民共和国预算法》（2018年修正）。": SILENT,
            "《行政事业单位国有资产管理条例》。": "警告",
            "《行政事业性国有资产管理条例》。": SILENT,
        },
    ),
    Boundary(
        reasons.empty_reasons,
        SHARED,
        {
            '"2101505": 工作需要': "警告",
            '"2101505": 一是根据实际支出；二是政策性因素': "警告",
            '"2101505": 根据工作需要，新增普查项目': SILENT,
            '"2101505": 医疗保障政策管理经费减少': "警告",
            '"2101505": 本年此项经费有所减少': "警告",
            '"2101505": 稽核经费减少': SILENT,
            '"2101505": 政策性因素影响': "警告",
        },
    ),
    Boundary(
        reasons.copied_reasons,
        SHARED,
        {
            f'{SHARED}\n    "2210201": 上年项目90万元已经完成，本年支出减少': "提示",
            f'{SHARED}\n    "2210201": 上年工程90万元已经完成，本年支出减少': SILENT,
            '"2101505": 在职人员增加6人\n    "2210201": 在职人员增加6人': SILENT,
        },
    ),
    Boundary(
        leftovers.hints_left_in,
        AIM,
        aims(
            {
                "保障参保（此处填写目标）。": "错误",
                "保障参保（含农村）。": SILENT,
                "保障参保（可加行）。": "错误",
                "保障参保（可加急）。": SILENT,
                "202X年保障参保。": "错误",
                "2026年保障参保。": SILENT,
                "同上年": "错误",
                "同上年一样保障参保。": SILENT,
                "保障参保，见附件。": "警告",
                "保障参保，见附件一。": SILENT,
                "保障参保[或保障基金]。": "错误",
                "保障参保（或者基金）。": SILENT,
                "情况一：保障参保。": "警告",
                "情况一般的也保障参保。": SILENT,
                "备注：无内容应说明。": "错误",
                "备注：保障参保。": "警告",
                "保障参保，备注清楚。": SILENT,
                "保障参保（  ）。": "警告",
                "申请填写后保障参保。": SILENT,
                "特殊年龄段参保，某年龄段除外。": SILENT,
                "保障参保，资金增加（或减少）。": "错误",
            }
        ),
    ),
    Boundary(
        leftovers.somebody,
        "某某自治州医疗保障局, 简称: [某某州医疗保障局], 类型: 部门}",
        {
            "西部县医疗保障局}\n其他说明: 会同某某局保障参保。": "错误",
            "某某县医疗保障局}\n其他说明: 会同某某局保障参保。": SILENT,
            "西部县医疗保障局}\n其他说明: 会同财政局保障参保。": SILENT,
        },
    ),
    Boundary(
        leftovers.debris,
        AIM,
        aims(
            {
                "保障#REF!人参保。": "错误",
                "保障1#楼参保。": SILENT,
                "保障参保&nbsp;工作。": "错误",
                "保障参保，见D:\\预算\\目标。": "警告",
                "保障参保，见绩效目标.docx。": "警告",
                "保障DRG/DIP2.0版参保。": SILENT,
                "please fill in the goal，保障参保。": "警告",
                "采购Microsoft Windows Server保障参保。": SILENT,
            }
        ),
    ),
    Boundary(
        personal.names_in_sentences,
        AIM,
        aims(
            {
                "保障参保，联系人张三。": "提示",
                "保障参保，联系人办公室。": SILENT,
                "由李四负责保障参保。": "提示",
                "由高校负责保障参保。": SILENT,
                "由于人员负责保障参保。": SILENT,
                "王五同志保障参保。": "提示",
                "各位同志保障参保。": SILENT,
            }
        ),
    ),
    Boundary(
        personal.accounts,
        AIM,
        aims(
            {
                "保障参保，账号：6501 0120 0000 1234。": "警告",
                "保障参保，账户资金6501万元。": SILENT,
                "微信号：wx_abc123。": "警告",
                "微信公众号：xjkzybj。": SILENT,
                "QQ群：12345678。": "警告",
                "QQ音乐。": SILENT,
            }
        ),
    ),
    Boundary(
        personal.personal_numbers,
        AIM,
        aims(
            {
                "电话１３８１２３４５６７８。": "错误",
                "电话+86 138-1234-5678。": "错误",
                "电话0908-4223344。": SILENT,
                "编号86138123456789。": SILENT,
                "证号65010119800101123X。": "警告",
                "编号650101198001011230。": SILENT,
            }
        ),
    ),
)
