#include "ui/models/price_diff_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using logging::ListPrice;
using Change = PriceDiffModel::Change;

namespace {

ListPrice entry(const char *seller, const char *model, double input, double output, std::int64_t above = 0)
{
    return {
        .price =
            {.pattern = model, .provider = seller, .input = input, .output = output, .cacheRead = {}, .cacheWrite = {}, .validFrom = {}},
        .above = above,
        .checked = QDate(2026, 11, 26)};
}

std::vector<std::string> namesIn(const logging::SyncedPrices &prices)
{
    std::vector<std::string> names;
    for (const ListPrice &price : prices.all())
        names.push_back(price.price.provider + '/' + price.price.pattern + '=' + std::to_string(static_cast<int>(price.price.input)));
    return names;
}

} // namespace

class TestPriceDiffModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void tellsWhatIsDifferent();
    void showsTheOldPriceAndTheNewOne();
    void choosesWhatIsChangedAndWhatIsMine();
    void takesOverWhatIsChosen();
    void removesWhatIsNoLongerListed();
    void showsLessOfIt();

private:
    QModelIndex rowOf(const QString &model, const QString &seller) const
    {
        for (int row = 0; row < m_model->rowCount(); ++row)
            if (m_model->index(row, PriceDiffModel::Model).data() == model && m_model->index(row, PriceDiffModel::Seller).data() == seller)
                return m_model->index(row, PriceDiffModel::Model);
        return {};
    }
    QString cell(const QModelIndex &row, int column) const { return row.siblingAtColumn(column).data().toString(); }

    std::unique_ptr<PriceDiffModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestPriceDiffModel::init()
{
    m_model = std::make_unique<PriceDiffModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const logging::SyncedPrices current(
        {entry("deepseek", "deepseek-chat", 1, 2), entry("openai", "gpt-9", 3, 9), entry("openai", "gone", 5, 5)});
    m_model->show({entry("deepseek", "deepseek-chat", 1, 2), entry("openai", "gpt-9", 4, 9), entry("anthropic", "claude-opus-4-5", 6, 25),
                   entry("relay", "claude-opus-4-5", 7, 25), entry("nobody", "claude-opus-4-5", 8, 25), entry("openai", "other", 1, 1),
                   entry("openai", "gpt-9", 8, 18, 272'000)},
                  current, {u"anthropic/claude-opus-4.5"_s, u"deepseek-chat"_s}, {u"Relay"_s});
}

void TestPriceDiffModel::tellsWhatIsDifferent()
{
    QCOMPARE(m_model->rowCount(), 8);
    QCOMPARE(m_model->count(Change::New), 5);
    QCOMPARE(m_model->count(Change::Changed), 1);
    QCOMPARE(m_model->count(Change::Unchanged), 1);
    QCOMPARE(m_model->count(Change::Gone), 1);
    QCOMPARE(cell(rowOf(u"gpt-9"_s, u"openai"_s), PriceDiffModel::Kind), u"changed"_s);
    QVERIFY(!rowOf(u"deepseek-chat"_s, u"deepseek"_s).data(Qt::CheckStateRole).isValid()); // there is nothing to choose
}

void TestPriceDiffModel::showsTheOldPriceAndTheNewOne()
{
    const QModelIndex changed = rowOf(u"gpt-9"_s, u"openai"_s);
    QCOMPARE(cell(changed, PriceDiffModel::Input), u"3 → 4"_s);
    QCOMPARE(cell(changed, PriceDiffModel::Output), u"9"_s);
    QCOMPARE(cell(changed, PriceDiffModel::CacheRead), u"—"_s);
    // Of a new one, the built-in price is what counted until now.
    QCOMPARE(cell(rowOf(u"claude-opus-4-5"_s, u"anthropic"_s), PriceDiffModel::Input), u"5 → 6"_s);
    QCOMPARE(cell(rowOf(u"other"_s, u"openai"_s), PriceDiffModel::Input), u"1"_s);
    QVERIFY(rowOf(u"gpt-9, prompts over 272k"_s, u"openai"_s).isValid());
}

void TestPriceDiffModel::choosesWhatIsChangedAndWhatIsMine()
{
    const auto isChosen = [this](const QString &model, const QString &seller) {
        return rowOf(model, seller).data(Qt::CheckStateRole) == Qt::Checked;
    };
    QVERIFY(isChosen(u"gpt-9"_s, u"openai"_s));
    QVERIFY(isChosen(u"claude-opus-4-5"_s, u"anthropic"_s)); // whoever serves it, its maker's price is what one knows
    QVERIFY(isChosen(u"claude-opus-4-5"_s, u"relay"_s));
    QVERIFY(!isChosen(u"claude-opus-4-5"_s, u"nobody"_s));
    QVERIFY(!isChosen(u"other"_s, u"openai"_s));
    QVERIFY(!isChosen(u"gone"_s, u"openai"_s));
    QCOMPARE(m_model->chosen(), 3);
}

void TestPriceDiffModel::takesOverWhatIsChosen()
{
    QVERIFY(m_model->setData(rowOf(u"claude-opus-4-5"_s, u"relay"_s), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(namesIn(m_model->result()),
             (std::vector<std::string>{"anthropic/claude-opus-4-5=6", "deepseek/deepseek-chat=1", "openai/gone=5", "openai/gpt-9=4"}));
    QVERIFY(m_model->setData(rowOf(u"gpt-9"_s, u"openai"_s), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(namesIn(m_model->result()),
             (std::vector<std::string>{"anthropic/claude-opus-4-5=6", "deepseek/deepseek-chat=1", "openai/gone=5", "openai/gpt-9=3"}));
}

void TestPriceDiffModel::removesWhatIsNoLongerListed()
{
    m_model->choose({rowOf(u"gone"_s, u"openai"_s)}, true);
    const auto names = namesIn(m_model->result());
    QVERIFY(std::find(names.begin(), names.end(), "openai/gone=5") == names.end());
    QCOMPARE(names.size(), 4U);
}

void TestPriceDiffModel::showsLessOfIt()
{
    PriceDiffFilter filter;
    filter.setSourceModel(m_model.get());
    QCOMPARE(filter.rowCount(), 2); // what is different of one's own
    filter.setOnlyMine(false);
    QCOMPARE(filter.rowCount(), 7);
    filter.setOnlyDifferences(false);
    QCOMPARE(filter.rowCount(), 8);
    filter.setText(u"OPUS"_s);
    QCOMPARE(filter.rowCount(), 3);
    filter.setText(u"relay"_s);
    QCOMPARE(filter.rowCount(), 1);
}

QTEST_GUILESS_MAIN(TestPriceDiffModel)
#include "tst_price_diff_model.moc"
