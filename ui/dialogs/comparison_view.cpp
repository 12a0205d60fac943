#include "ui/dialogs/comparison_view.h"

#include "logging/api/logging_control.h"
#include "ui/models/assembled_answer.h"
#include "ui/models/body_fetch.h"
#include "ui/models/body_text.h"
#include "ui/models/exchange_words.h"
#include "ui/models/value_text.h"
#include "ui/theme/density.h"
#include "ui/widgets/text_view.h"
#include "ui/widgets/toggle_button.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

enum Row
{
    Model,
    Status,
    FirstToken,
    Total,
    Speed,
    Tokens,
    Cost,
    Finish,
    RowCount
};

QString cellText(const logging::ExchangeSnapshot &exchange, int row)
{
    switch (row) {
    case Model: return QString::fromStdString(exchange.provider + '/' + exchange.model);
    case Status: return exchange.errorMessage.empty() ? QString::number(exchange.status) : QString::fromStdString(exchange.errorMessage);
    case FirstToken: return durationText(exchange.stream.firstContent);
    case Total: return durationText(exchange.total);
    case Speed: return speedText(exchange);
    case Tokens: return tokensText(exchange);
    case Cost: return costText(exchange);
    case Finish: return QString::fromStdString(exchange.finishReason);
    default: return {};
    }
}

QString rowName(int row)
{
    switch (row) {
    case Model: return ComparisonView::tr("Model");
    case Status: return ComparisonView::tr("Status");
    case FirstToken: return ComparisonView::tr("TTFT");
    case Total: return ComparisonView::tr("Total");
    case Speed: return ComparisonView::tr("Speed");
    case Tokens: return ComparisonView::tr("Tokens");
    case Cost: return ComparisonView::tr("Cost");
    case Finish: return ComparisonView::tr("Finish");
    default: return {};
    }
}

QPlainTextEdit *makeText(const QString &name, QWidget *parent)
{
    auto *edit = new QPlainTextEdit(parent);
    edit->setObjectName(name);
    edit->setReadOnly(true);
    return edit;
}

} // namespace

ComparisonView::ComparisonView(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_numbers(new QTableWidget(RowCount, 2, this)),
      m_sideBySide(new ToggleButton(this)),
      m_difference(new ToggleButton(this)),
      m_summary(new QLabel(this)),
      m_pages(new QStackedWidget(this)),
      m_leftText(nullptr),
      m_rightText(nullptr),
      m_diff(new TextView(m_pages))
{
    m_numbers->setObjectName(u"comparisonNumbers"_s);
    m_numbers->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_numbers->setSelectionMode(QAbstractItemView::SingleSelection);
    m_numbers->setTabKeyNavigation(false);
    m_numbers->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_numbers->setWordWrap(false);
    m_numbers->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_numbers->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_diff->setObjectName(u"comparisonDiff"_s);
    m_summary->setObjectName(u"comparisonSummary"_s);
    auto *splitter = new QSplitter(Qt::Horizontal, m_pages);
    m_leftText = makeText(u"comparisonLeft"_s, splitter);
    m_rightText = makeText(u"comparisonRight"_s, splitter);
    m_pages->addWidget(splitter);
    m_pages->addWidget(m_diff);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(4);
    bar->addWidget(m_sideBySide);
    bar->addWidget(m_difference);
    bar->addWidget(m_summary, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_numbers);
    layout->addLayout(bar);
    layout->addWidget(m_pages, 1);
    connect(m_sideBySide, &QToolButton::clicked, this, [this] { showForm(false); });
    connect(m_difference, &QToolButton::clicked, this, [this] { showForm(true); });
    showForm(false);
    retranslate();
    restyle();
}

void ComparisonView::setLeft(const logging::ExchangeSnapshot &exchange)
{
    m_left = {.exchange = exchange, .text = {}, .isKnown = false};
    showNumbers();
    load(m_left, m_leftText);
}

void ComparisonView::setRight(const logging::ExchangeSnapshot &exchange)
{
    const bool wasKnown = m_right.isKnown && m_right.exchange && m_right.exchange->id == exchange.id;
    m_right.exchange = exchange;
    m_right.isKnown = wasKnown;
    showNumbers();
    if (exchange.total && !wasKnown) load(m_right, m_rightText);
}

void ComparisonView::clearRight()
{
    m_right = {};
    m_isCompared = false;
    m_rightText->clear();
    m_diff->clear();
    m_summary->clear();
    showNumbers();
}

void ComparisonView::load(Side &side, QPlainTextEdit *edit)
{
    const std::string id = side.exchange->id;
    const auto show = [this, &side, edit, id](const QString &text) {
        if (!side.exchange || side.exchange->id != id) return;
        side.text = text;
        side.isKnown = true;
        edit->setPlainText(text.isEmpty() ? tr("The answer is not kept.") : text);
        compare();
    };
    fetchBody(m_workspace.services.logging, m_background, id, logging::StoredBody::Kind::ClientResponse, this,
              [this, show](const std::optional<logging::StoredBody> &body) {
                  if (!body) return show({});
                  m_background.run(
                      this,
                      [answer = *body] {
                          const QString text = answerOf(answer).everything();
                          return text.isEmpty() ? prettyJson(QString::fromStdString(answer.text)) : text;
                      },
                      show);
              });
}

void ComparisonView::compare()
{
    if (!m_left.isKnown || !m_right.isKnown) return;
    m_background.run(
        this, [left = m_left.text, right = m_right.text] { return diffLines(displayLines(left), displayLines(right)); },
        [this](const LineDiff &diff) {
            m_lineDiff = diff;
            m_isCompared = true;
            m_diff->setDiff(diff.lines);
            retranslate();
            Q_EMIT compared();
        });
}

void ComparisonView::showNumbers()
{
    QStringList names;
    for (const Side *side : {&m_left, &m_right}) names.append(side->exchange ? u'#' + QString::number(side->exchange->number) : u"—"_s);
    m_numbers->setHorizontalHeaderLabels(names);
    for (int row = 0; row < RowCount; ++row) {
        for (int column = 0; column < 2; ++column) {
            const Side &side = column == 0 ? m_left : m_right;
            QTableWidgetItem *item = m_numbers->item(row, column);
            if (!item) m_numbers->setItem(row, column, item = new QTableWidgetItem);
            item->setText(side.exchange ? cellText(*side.exchange, row) : QString());
            item->setToolTip(item->text());
        }
    }
}

void ComparisonView::showForm(bool isDiff)
{
    m_sideBySide->setChecked(!isDiff);
    m_difference->setChecked(isDiff);
    m_pages->setCurrentIndex(isDiff ? 1 : 0);
}

void ComparisonView::retranslate()
{
    for (int row = 0; row < RowCount; ++row) m_numbers->setVerticalHeaderItem(row, new QTableWidgetItem(rowName(row)));
    m_numbers->setAccessibleName(tr("Numbers of both requests"));
    m_sideBySide->setText(tr("Side by side"));
    m_difference->setText(tr("Difference"));
    m_leftText->setAccessibleName(tr("Left answer"));
    m_rightText->setAccessibleName(tr("Right answer"));
    m_diff->setAccessibleName(tr("Difference of the answers"));
    showNumbers();
    if (m_isCompared)
        m_summary->setText(m_lineDiff.isEqual() ? tr("Both answers are the same.")
                                                : tr("%1 lines only left, %2 only right").arg(m_lineDiff.removed).arg(m_lineDiff.added));
}

void ComparisonView::restyle()
{
    const int height = rowHeight(m_numbers->font());
    m_numbers->verticalHeader()->setDefaultSectionSize(height);
    m_numbers->setFixedHeight(m_numbers->horizontalHeader()->sizeHint().height() + RowCount * height + 2 * m_numbers->frameWidth());
    m_diff->viewport()->update();
}

} // namespace ccr::ui
