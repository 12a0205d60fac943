#include "ui/widgets/eliding_label.h"

#include <QTest>

using namespace ccr::ui;
using namespace Qt::StringLiterals;

class TestElidingLabel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endsWithDotsWhereItHasNoRoom();
    void neverKeepsItsWindowWide();
};

void TestElidingLabel::endsWithDotsWhereItHasNoRoom()
{
    ElidingLabel label(nullptr);
    label.setText(u"● Running http://127.0.0.1:3456 · 2 live · 1,042 requests since the start"_s);
    label.resize(label.sizeHint());
    QVERIFY(!label.isElided());
    const int half = label.width() / 2;
    ElidingLabel shortened(nullptr);
    shortened.setText(label.fontMetrics().elidedText(label.text(), Qt::ElideRight, half));
    for (ElidingLabel *each : {&label, &shortened}) each->resize(half, label.sizeHint().height());
    QVERIFY(label.isElided());
    QCOMPARE(label.grab().toImage(), shortened.grab().toImage());
    QVERIFY(label.text().endsWith("since the start"_L1)); // for screen readers it is whole
}

void TestElidingLabel::neverKeepsItsWindowWide()
{
    ElidingLabel label(nullptr);
    label.setText(QString(400, u'x'));
    QVERIFY(label.minimumSizeHint().width() < 40);
    QVERIFY(label.sizeHint().width() > 400);
}

QTEST_MAIN(TestElidingLabel)
#include "tst_eliding_label.moc"
