#include "ui/dialogs/rule_editor.h"

#include "ui/widgets/target_picker.h"

#include <QComboBox>
#include <QFormLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

QLabel *labelOf(QFormLayout *form, QWidget *field)
{
    return static_cast<QLabel *>(form->labelForField(field));
}

void put(QLineEdit *edit, const QString &text)
{
    if (edit->text() != text) edit->setText(text); // the cursor stays where somebody types
}

QString shownNumber(std::optional<qint64> number)
{
    return number ? QString::number(*number) : QString();
}

std::optional<qint64> numberIn(const QLineEdit *edit)
{
    return edit->text().isEmpty() ? std::nullopt : std::optional(edit->text().toLongLong());
}

// "name: pattern; name: pattern"
QString shownHeaders(const QMap<QString, QString> &headers)
{
    QStringList parts;
    for (auto header = headers.cbegin(); header != headers.cend(); ++header) parts.append(header.key() + u": "_s + header.value());
    return parts.join(u"; "_s);
}

QMap<QString, QString> headersIn(const QString &text)
{
    QMap<QString, QString> headers;
    for (const QString &part : text.split(u';', Qt::SkipEmptyParts)) {
        const qsizetype colon = part.indexOf(u':');
        if (colon > 0) headers.insert(part.left(colon).trimmed(), part.mid(colon + 1).trimmed());
    }
    return headers;
}

std::optional<bool> flagIn(const QComboBox *box)
{
    return box->currentIndex() == 0 ? std::nullopt : std::optional(box->currentIndex() == 1);
}

} // namespace

RuleEditor::RuleEditor(QWidget *parent) : QWidget(parent), m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setVerticalSpacing(4);
    m_name = addText(u"ruleName"_s);
    m_target = new TargetPicker(this);
    m_target->setObjectName(u"ruleTarget"_s);
    m_form->addRow(new QLabel(this), m_target);
    m_model = addText(u"ruleModel"_s);
    m_over = addText(u"ruleOver"_s);
    m_under = addText(u"ruleUnder"_s);
    m_thinking = addFlag(u"ruleThinking"_s);
    m_image = addFlag(u"ruleImage"_s);
    m_stream = addFlag(u"ruleStream"_s);
    m_tool = addText(u"ruleTool"_s);
    m_system = addText(u"ruleSystem"_s);
    m_client = addText(u"ruleClient"_s);
    m_headers = addText(u"ruleHeaders"_s);
    m_fallback = addText(u"ruleFallback"_s);
    for (QLineEdit *edit : {m_over, m_under}) edit->setValidator(new QIntValidator(0, 1'000'000'000, edit));
    labelOf(m_form, m_target)->setBuddy(m_target);
    connect(m_target, &TargetPicker::targetEdited, this, &RuleEditor::announce);
    retranslate();
}

QLineEdit *RuleEditor::addText(const QString &name)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(name);
    auto *label = new QLabel(this);
    label->setBuddy(edit);
    m_form->addRow(label, edit);
    connect(edit, &QLineEdit::textEdited, this, &RuleEditor::announce);
    return edit;
}

QComboBox *RuleEditor::addFlag(const QString &name)
{
    auto *box = new QComboBox(this);
    box->setObjectName(name);
    box->addItems({QString(), QString(), QString()});
    auto *label = new QLabel(this);
    label->setBuddy(box);
    m_form->addRow(label, box);
    connect(box, &QComboBox::activated, this, &RuleEditor::announce);
    return box;
}

void RuleEditor::setTargets(const QStringList &targets)
{
    m_target->setTargets(targets, {});
}

void RuleEditor::setRule(const RuleDraft &rule)
{
    m_isFilling = true;
    m_rule = rule;
    put(m_name, rule.name);
    m_target->setTarget(rule.target);
    put(m_model, rule.model);
    put(m_client, rule.client);
    put(m_tool, rule.tool);
    put(m_system, rule.system);
    if (headersIn(m_headers->text()) != rule.headers) m_headers->setText(shownHeaders(rule.headers));
    put(m_over, shownNumber(rule.tokensOver));
    put(m_under, shownNumber(rule.tokensUnder));
    const std::pair<QComboBox *, std::optional<bool>> flags[] = {
        {m_thinking, rule.thinking}, {m_image, rule.image}, {m_stream, rule.stream}};
    for (const auto &[box, flag] : flags) box->setCurrentIndex(!flag ? 0 : *flag ? 1 : 2);
    const QStringList typed = m_fallback->text().split(u';', Qt::SkipEmptyParts);
    if (typed != rule.fallback) put(m_fallback, rule.fallback.join(u';'));
    m_isFilling = false;
}

void RuleEditor::announce()
{
    if (m_isFilling) return;
    m_rule.name = m_name->text();
    m_rule.target = m_target->target();
    m_rule.model = m_model->text();
    m_rule.client = m_client->text();
    m_rule.tool = m_tool->text();
    m_rule.system = m_system->text();
    m_rule.headers = headersIn(m_headers->text());
    m_rule.tokensOver = numberIn(m_over);
    m_rule.tokensUnder = numberIn(m_under);
    m_rule.thinking = flagIn(m_thinking);
    m_rule.image = flagIn(m_image);
    m_rule.stream = flagIn(m_stream);
    m_rule.fallback.clear();
    for (const QString &target : m_fallback->text().split(u';', Qt::SkipEmptyParts)) m_rule.fallback.append(target.trimmed());
    Q_EMIT edited(m_rule);
}

void RuleEditor::retranslate()
{
    const std::pair<QWidget *, QString> labels[] = {{m_name, tr("Name")},
                                                    {m_target, tr("Goes to")},
                                                    {m_model, tr("Model like")},
                                                    {m_over, tr("Tokens over")},
                                                    {m_under, tr("Tokens under")},
                                                    {m_thinking, tr("Thinking")},
                                                    {m_image, tr("Image")},
                                                    {m_stream, tr("Streaming")},
                                                    {m_tool, tr("Tool like")},
                                                    {m_system, tr("System prompt contains")},
                                                    {m_client, tr("Client like")},
                                                    {m_headers, tr("Headers")},
                                                    {m_fallback, tr("Own fallback")}};
    for (const auto &[field, text] : labels) {
        labelOf(m_form, field)->setText(text);
        field->setAccessibleName(text);
    }
    for (QComboBox *box : {m_thinking, m_image, m_stream}) {
        box->setItemText(0, tr("does not matter"));
        box->setItemText(1, tr("yes"));
        box->setItemText(2, tr("no"));
    }
    m_model->setPlaceholderText(tr("*haiku*"));
    m_client->setPlaceholderText(tr("claude-cli*"));
    m_headers->setPlaceholderText(tr("name: pattern; name: pattern"));
    m_fallback->setPlaceholderText(tr("provider,model; provider,model"));
}

} // namespace ccr::ui
