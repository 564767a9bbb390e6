# Writes made-up analyses, small to crowded, with long labels: deck-fish.py FOLDER
import json
import random
import sys

random.seed(5)
chinese = '客房 清洁 记录 系统 前台 通知 延迟 培训 标准 设备 老化 交接 班次 供应商 质量 检查 流程 缺少 责任 不清 备件 库存 计划 变更 沟通'.split()
english = 'the guest room cleaning record is late because nobody tells front desk about status changes training supplier handover equipment worn out unclear standard missing spare parts plan communication shift'.split()


def label(language, most):
    n = random.randint(2, most)
    if language == 'zh':
        return ''.join(random.choice(chinese) for _ in range(n))
    return ' '.join(random.choice(english) for _ in range(n)).capitalize()


def causes(language, most, count):
    found = []
    while count > 0:
        path = min(count, random.choice([1, 1, 2, 3]))
        count -= path
        below = []
        for _ in range(path):
            below = [{'text': label(language, most), 'causes': below}]
        found += below
    return found


for name, bones, each, most in [('small', 4, 2, 5), ('usual', 6, 5, 12), ('large', 6, 13, 12), ('crowded', 8, 19, 12)]:
    for language in ['zh', 'en']:
        tree = {'problem': label(language, most), 'categories': [{'name': label(language, 3), 'causes': causes(language, most, each)} for _ in range(bones)]}
        with open('%s/%s-%s.json' % (sys.argv[1], name, language), 'w', encoding='utf-8') as file:
            json.dump(tree, file, ensure_ascii=False)
