#include "ui/inspector/bodies_tab.h"

#include "logging/api/logging_control.h"
#include "ui/models/value_text.h"
#include "ui/widgets/text_view.h"
#include "ui/widgets/toggle_button.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <limits>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

using Kind = logging::StoredBody::Kind;

constexpr std::int64_t everything = std::numeric_limits<std::int64_t>::max();

ToggleButton *makeToggle(const QString &name, QWidget *parent)
{
    auto *button = new ToggleButton(parent);
    button->setObjectName(name);
    button->setAutoExclusive(true);
    return button;
}

} // namespace

const logging::ExchangeSnapshot *previousOfSession(const Workspace &workspace, const logging::ExchangeSnapshot &exchange)
{
    if (exchange.sessionId.empty()) return nullptr;
    const logging::ExchangeSnapshot *previous = nullptr;
    const LiveExchanges &live = workspace.exchanges.live();
    for (quint64 position = live.first(); position < live.end(); ++position) {
        const logging::ExchangeSnapshot *other = live.at(position);
        if (other->sessionId != exchange.sessionId || other->path != exchange.path || other->startedAt >= exchange.startedAt) continue;
        if (!previous || other->startedAt > previous->startedAt) previous = other;
    }
    return previous;
}

BodiesTab::BodiesTab(Workspace &workspace, Background &background, QWidget *parent)
    : InspectorTab(workspace, parent),
      m_background(background),
      m_pages(new QStackedWidget(this)),
      m_message(new QLabel(this)),
      m_text(new TextView(m_pages)),
      m_tree(new QTreeView(m_pages))
{
    m_text->setObjectName(u"bodyText"_s);
    m_tree->setObjectName(u"bodyTree"_s);
    m_tree->setModel(&m_model);
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->header()->setDefaultSectionSize(180);
    for (QWidget *page : std::initializer_list<QWidget *>{makeMessagePage(), m_text, m_tree}) m_pages->addWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 0);
    layout->setSpacing(4);
    layout->addWidget(makeBar());
    layout->addWidget(makeFindBar());
    layout->addWidget(m_pages, 1);
    layout->addWidget(makeSizeBar());
    retranslate();
    m_forms->setCurrentIndex(static_cast<int>(m_form));
    connect(m_forms, &QComboBox::activated, this, [this](int index) { setForm(static_cast<BodyForm>(index)); });
    for (const ToggleButton *button : {m_request, m_response, m_clientSide, m_providerSide})
        connect(button, &QToolButton::clicked, this, &BodiesTab::load);
}

QWidget *BodiesTab::makeBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    const auto makePair = [bar, layout](const QString &first, const QString &second) {
        auto *box = new QWidget(bar); // the parent within which one of them is down
        auto *boxLayout = new QHBoxLayout(box);
        boxLayout->setContentsMargins(0, 0, 0, 0);
        boxLayout->setSpacing(0);
        const std::pair buttons(makeToggle(first, box), makeToggle(second, box));
        boxLayout->addWidget(buttons.first);
        boxLayout->addWidget(buttons.second);
        buttons.first->setChecked(true);
        layout->addWidget(box);
        return buttons;
    };
    std::tie(m_request, m_response) = makePair(u"bodyRequest"_s, u"bodyResponse"_s);
    std::tie(m_clientSide, m_providerSide) = makePair(u"bodyClientSide"_s, u"bodyProviderSide"_s);
    layout->addStretch();
    return bar;
}

QWidget *BodiesTab::makeFindBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_forms = new QComboBox(bar);
    m_forms->setObjectName(u"bodyForm"_s);
    m_forms->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_forms->setMinimumContentsLength(9);
    for (int form = 0; form < 5; ++form) m_forms->addItem(QString());
    m_find = new QLineEdit(bar);
    m_find->setObjectName(u"bodyFind"_s);
    m_find->setClearButtonEnabled(true);
    m_find->setMinimumWidth(60);
    m_findPrevious = new QToolButton(bar);
    m_findNext = new QToolButton(bar);
    m_findPrevious->setArrowType(Qt::UpArrow);
    m_findNext->setArrowType(Qt::DownArrow);
    layout->addWidget(m_forms);
    layout->addWidget(m_find, 1);
    layout->addWidget(m_findPrevious);
    layout->addWidget(m_findNext);
    connect(m_find, &QLineEdit::returnPressed, this, [this] { find(true); });
    connect(m_findNext, &QToolButton::clicked, this, [this] { find(true); });
    connect(m_findPrevious, &QToolButton::clicked, this, [this] { find(false); });
    return bar;
}

QWidget *BodiesTab::makeSizeBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    m_size = new QLabel(bar);
    m_size->setObjectName(u"bodySize"_s);
    m_size->setWordWrap(true); // it says more of a large body than a narrow dock has room for
    m_loadAll = new QPushButton(bar);
    m_loadAll->setObjectName(u"bodyLoadAll"_s);
    m_loadAll->hide();
    layout->addWidget(m_size, 1);
    layout->addWidget(m_loadAll);
    connect(m_loadAll, &QPushButton::clicked, this, [this] { ask(everything); });
    return bar;
}

QWidget *BodiesTab::makeMessagePage()
{
    m_messagePage = new QWidget(m_pages);
    m_message->setObjectName(u"bodyMessage"_s);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setMargin(8);
    m_record = new QPushButton(m_messagePage);
    m_record->setObjectName(u"bodyRecording"_s);
    m_record->hide();
    connect(m_record, &QPushButton::clicked, workspace().actions.action(u"recordingSettings"_s), &QAction::trigger);
    auto *layout = new QVBoxLayout(m_messagePage);
    layout->addStretch();
    layout->addWidget(m_message);
    layout->addWidget(m_record, 0, Qt::AlignHCenter);
    layout->addStretch();
    return m_messagePage;
}

QWidget *BodiesTab::focusTarget()
{
    QWidget *page = m_pages->currentWidget();
    return page == m_messagePage ? static_cast<QWidget *>(m_request) : page;
}

void BodiesTab::showExchange(const logging::ExchangeSnapshot *exchange)
{
    const bool isSame = exchange && m_exchange && exchange->id == m_exchange->id;
    m_exchange = exchange ? std::optional(*exchange) : std::nullopt;
    m_wasOver = exchange && exchange->total;
    if (isSame) return;
    m_stored.clear();
    m_previousStored.clear();
    m_previousId.clear();
    m_askedHistory = false;
    load();
}

// What is shown of a running exchange stays as it is until there is something new to see: the end of it.
void BodiesTab::updateExchange(const logging::ExchangeSnapshot &exchange)
{
    if (!m_exchange || m_exchange->id != exchange.id) return showExchange(&exchange);
    m_exchange = exchange;
    if (m_wasOver == exchange.total.has_value()) return;
    m_wasOver = exchange.total.has_value();
    if (m_response->isChecked() || m_pages->currentWidget() == m_messagePage) load();
}

void BodiesTab::showEvent(QShowEvent *event)
{
    InspectorTab::showEvent(event);
    if (m_needsLoad) load();
}

void BodiesTab::showResponse()
{
    m_response->setChecked(true);
    load();
}

void BodiesTab::setForm(BodyForm form)
{
    m_form = form;
    m_forms->setCurrentIndex(static_cast<int>(form));
    load();
}

Kind BodiesTab::kind(bool isProvider) const
{
    if (m_request->isChecked()) return isProvider ? Kind::ProviderRequest : Kind::ClientRequest;
    return isProvider ? Kind::ProviderResponse : Kind::ClientResponse;
}

const logging::ExchangeSnapshot *BodiesTab::previous() const
{
    return m_exchange ? previousOfSession(workspace(), *m_exchange) : nullptr;
}

BodySource BodiesTab::sourceOf(const std::string &exchangeId, Kind kind, const QList<logging::StoredBody> &stored) const
{
    return {.traffic = workspace().openedFiles.placeOf(exchangeId).traffic, .stored = stored, .exchangeId = exchangeId, .kind = kind};
}

void BodiesTab::load()
{
    ask(previewBytes);
}

void BodiesTab::askHistory(const std::string &id, void (BodiesTab::*keep)(const QList<logging::StoredBody> &))
{
    const auto [traffic, history] = workspace().openedFiles.placeOf(id);
    if (!history || id.empty() || (traffic && traffic->knows(id))) return;
    history->findBodies(id, [self = QPointer(this), of = m_exchange->id, keep](const QList<logging::StoredBody> &bodies) {
        if (self && self->m_exchange && self->m_exchange->id == of && !bodies.isEmpty()) (self->*keep)(bodies);
    });
}

void BodiesTab::takeStored(const QList<logging::StoredBody> &bodies)
{
    m_stored = bodies;
    ask(m_most);
}

void BodiesTab::takePreviousStored(const QList<logging::StoredBody> &bodies)
{
    m_previousStored = bodies;
    ask(m_most);
}

void BodiesTab::ask(std::int64_t most)
{
    const int round = ++m_round;
    m_most = most;
    m_needsLoad = !isVisible();
    if (m_needsLoad) return;
    if (!m_exchange) return take(round, {});
    if (const logging::ExchangeSnapshot *before = previous()) m_previousId = before->id;
    if (!std::exchange(m_askedHistory, true)) {
        askHistory(m_exchange->id, &BodiesTab::takeStored);
        askHistory(m_previousId, &BodiesTab::takePreviousStored);
    }
    BodyQuestion question{
        .form = m_form, .body = sourceOf(m_exchange->id, kind(m_providerSide->isChecked()), m_stored), .other = {}, .most = most};
    if (m_form == BodyForm::DiffOtherSide) {
        // From what came in to what went out.
        const bool isRequest = m_request->isChecked();
        question.body = sourceOf(m_exchange->id, kind(isRequest), m_stored);
        question.other = sourceOf(m_exchange->id, kind(!isRequest), m_stored);
    } else if (m_form == BodyForm::DiffPrevious) {
        question.other = sourceOf(m_previousId, question.body.kind, m_previousStored);
    }
    m_background.run(
        this, [question] { return viewOf(question); }, [this, round](const BodyView &view) { take(round, view); });
}

void BodiesTab::take(int round, const BodyView &view)
{
    if (round != m_round) return;
    describe(view);
    m_model.setValue(view.tree);
    const bool isDiff = m_form == BodyForm::DiffOtherSide || m_form == BodyForm::DiffPrevious;
    QWidget *page = m_text;
    if (!view.exists || (isDiff && (!view.otherExists || view.diff.isEqual()))) {
        page = m_messagePage;
    } else if (isDiff) {
        m_text->setDiff(view.diff.lines);
    } else if (view.tree) {
        page = m_tree;
        if (m_model.rowCount() <= 30) m_tree->expandToDepth(0);
    } else {
        m_text->setLines(view.lines);
    }
    if (page != m_text) m_text->clear();
    m_pages->setCurrentWidget(page);
    Q_EMIT shown();
}

void BodiesTab::describe(const BodyView &view)
{
    const bool isDiff = m_form == BodyForm::DiffOtherSide || m_form == BodyForm::DiffPrevious;
    const bool isCut = view.keptBytes < view.wholeBytes;
    QString size = view.exists ? bytesText(view.wholeBytes) : QString();
    if (isCut && view.exists) size += tr(", cut at %1").arg(bytesText(view.keptBytes));
    if (!isDiff && view.exists && view.shownBytes < view.keptBytes) size += tr(", shown: the first %1").arg(bytesText(view.shownBytes));
    if (isDiff && view.otherExists) size = tr("+%1 −%2 lines").arg(view.diff.added).arg(view.diff.removed);
    m_size->setText(size);
    m_size->setToolTip(isDiff && view.diff.firstChange >= 0
                           ? tr("The first %1 lines are the same: so far a prompt cache can reach.").arg(view.diff.firstChange)
                           : tr("Size of the body"));
    m_loadAll->setVisible(!isDiff && view.exists && view.shownBytes < view.keptBytes);
    m_loadAll->setText(tr("Load all (%1)").arg(bytesText(view.keptBytes)));
    m_record->setVisible(m_exchange && !view.exists && m_exchange->total);
    if (!m_exchange)
        m_message->setText(tr("Select a request to see its bodies."));
    else if (!view.exists)
        m_message->setText(m_exchange->total
                               ? tr("This body is not kept. Recent ones are kept in memory; recording of bodies keeps them longer.")
                               : tr("This body has not come yet."));
    else if (m_form == BodyForm::DiffPrevious && m_previousId.empty())
        m_message->setText(tr("The list holds no earlier request of this session."));
    else if (isDiff && !view.otherExists)
        m_message->setText(tr("The other body is not kept."));
    else if (isDiff)
        m_message->setText(tr("Both are the same."));
}

void BodiesTab::find(bool forward)
{
    // A tree holds what is closed, too; the search is in the text.
    if (m_pages->currentWidget() == m_tree) {
        connect(
            this, &BodiesTab::shown, this, [this, forward] { find(forward); }, Qt::SingleShotConnection);
        return setForm(BodyForm::Pretty);
    }
    const auto show = [this, length = static_cast<int>(m_find->text().size())](const std::optional<FoundText> &found) {
        QPalette palette = this->palette();
        if (!found) palette.setColor(QPalette::Text, palette.color(QPalette::Disabled, QPalette::Text));
        m_find->setPalette(palette);
        if (found) m_text->select(found->line, found->column, length);
    };
    m_background.run(
        this,
        [lines = m_text->lines(), text = m_find->text(), from = m_text->cursor(forward), forward] {
            return findText(lines, text, from, forward);
        },
        show);
}

void BodiesTab::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F3) return find(!event->modifiers().testFlag(Qt::ShiftModifier));
    if (event->key() == Qt::Key_Escape && m_find->hasFocus()) return focusTarget()->setFocus();
    InspectorTab::keyPressEvent(event);
}

void BodiesTab::retranslate()
{
    m_request->setText(tr("Request"));
    m_response->setText(tr("Response"));
    m_record->setText(workspace().actions.action(u"recordingSettings"_s)->text());
    m_clientSide->setText(tr("Client"));
    m_clientSide->setToolTip(tr("As the client sent or got it"));
    m_providerSide->setText(tr("Provider"));
    m_providerSide->setToolTip(tr("As the provider got or sent it"));
    const QString forms[] = {tr("Tree"), tr("Pretty"), tr("Raw"), tr("Diff to the other side"), tr("Diff to previous request")};
    for (int form = 0; form < m_forms->count(); ++form) m_forms->setItemText(form, forms[form]);
    m_forms->setAccessibleName(tr("Form of the body"));
    m_find->setPlaceholderText(tr("Find"));
    m_find->setAccessibleName(tr("Find in the body"));
    for (QToolButton *clear : m_find->findChildren<QToolButton *>()) clear->setAccessibleName(tr("Clear the text"));
    m_findNext->setToolTip(tr("Next match (F3)"));
    m_findNext->setAccessibleName(tr("Next match"));
    m_findPrevious->setToolTip(tr("Previous match (Shift+F3)"));
    m_findPrevious->setAccessibleName(tr("Previous match"));
    m_text->setAccessibleName(tr("Body"));
    m_tree->setAccessibleName(tr("Body as a tree"));
    if (m_exchange || m_message->text().isEmpty()) load();
    if (!m_exchange) describe({});
}

void BodiesTab::restyle()
{
    m_text->viewport()->update();
}

QString BodiesTab::selectionAsText() const
{
    if (m_pages->currentWidget() == m_tree) return m_tree->currentIndex().data(JsonTreeModel::JsonRole).toString();
    const QString selected = m_text->selectedText();
    return selected.isEmpty() ? m_text->lines().join(u'\n') : selected;
}

} // namespace ccr::ui
