#include "ui/widgets/column_widths.h"

#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr std::pair<int, int> widths[] = {{0, 60}, {1, 90}};

} // namespace

class TestColumnWidths : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void growsWithTheLetters();
    void hasRoomForAnotherTitle();
    void leavesWhatTheUserChose();
    void remembersWhileHidden();

private:
    void enlarge()
    {
        QFont font = header().font();
        font.setPixelSize(header().fontInfo().pixelSize() * 2);
        header().setFont(font);
    }

    QHeaderView &header() { return *m_table->horizontalHeader(); }

    QStandardItemModel m_model{1, 3};
    std::unique_ptr<QTableView> m_table;
};

void TestColumnWidths::init()
{
    m_table = std::make_unique<QTableView>();
    m_model.setHorizontalHeaderLabels({u"t"_s, u"t"_s, u"t"_s});
    m_table->setModel(&m_model);
}

void TestColumnWidths::growsWithTheLetters()
{
    const auto *kept = new ColumnWidths(header(), widths);
    QCOMPARE(header().sectionSize(0), 60);
    QCOMPARE(header().sectionSize(1), 90);
    const QFont usual = header().font();
    enlarge();
    QVERIFY(header().sectionSize(0) > 90);
    QCOMPARE(header().sectionSize(0), kept->width(0));
    header().setFont(usual);
    QCOMPARE(header().sectionSize(0), 60);
}

void TestColumnWidths::hasRoomForAnotherTitle()
{
    new ColumnWidths(header(), widths);
    m_model.setHeaderData(0, Qt::Horizontal, u"a title of many words"_s);
    QVERIFY(header().sectionSize(0) > header().fontMetrics().horizontalAdvance(u"a title of many words"_s));
    m_model.setHeaderData(0, Qt::Horizontal, u"t"_s);
    QCOMPARE(header().sectionSize(0), 60);
}

void TestColumnWidths::leavesWhatTheUserChose()
{
    new ColumnWidths(header(), widths);
    header().resizeSection(0, 75);
    m_model.setHeaderData(0, Qt::Horizontal, u"a title of many words"_s);
    QCOMPARE(header().sectionSize(0), 75);
}

void TestColumnWidths::remembersWhileHidden()
{
    new ColumnWidths(header(), widths);
    header().hideSection(1);
    m_model.setHeaderData(1, Qt::Horizontal, u"a title of many, many words"_s);
    header().showSection(1);
    QVERIFY(header().sectionSize(1) > header().fontMetrics().horizontalAdvance(u"a title of many, many words"_s));
}

QTEST_MAIN(TestColumnWidths)
#include "tst_column_widths.moc"
