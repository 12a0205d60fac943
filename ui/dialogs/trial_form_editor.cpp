#include "ui/dialogs/trial_form_editor.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace ccr::ui {

TrialFormEditor::TrialFormEditor(QWidget *parent)
    : QWidget(parent),
      m_layout(new QFormLayout(this)),
      m_model(new QLineEdit(TrialForm().model, this)),
      m_tokens(new QSpinBox(this)),
      m_tool(new QLineEdit(this)),
      m_system(new QLineEdit(this)),
      m_client(new QLineEdit(this)),
      m_thinking(new QCheckBox(this)),
      m_webSearch(new QCheckBox(this)),
      m_image(new QCheckBox(this)),
      m_stream(new QCheckBox(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setVerticalSpacing(4);
    m_model->setObjectName(u"trialModel"_s);
    m_thinking->setObjectName(u"trialThinking"_s);
    m_tokens->setRange(1, 2'000'000);
    m_tokens->setValue(TrialForm().tokens);
    m_tokens->setGroupSeparatorShown(true);
    m_tokens->setSingleStep(1000);
    m_tokens->setAlignment(Qt::AlignRight);
    m_stream->setChecked(true);
    for (QWidget *field : std::initializer_list<QWidget *>{m_model, m_tokens, m_tool, m_system, m_client}) {
        auto *label = new QLabel(this);
        label->setBuddy(field);
        m_layout->addRow(label, field);
    }
    auto *boxes = new QGridLayout;
    boxes->addWidget(m_thinking, 0, 0);
    boxes->addWidget(m_webSearch, 0, 1);
    boxes->addWidget(m_image, 1, 0);
    boxes->addWidget(m_stream, 1, 1);
    m_layout->addRow(boxes);
    for (QLineEdit *edit : {m_model, m_tool, m_system, m_client}) connect(edit, &QLineEdit::textEdited, this, &TrialFormEditor::edited);
    for (QCheckBox *box : {m_thinking, m_webSearch, m_image, m_stream}) connect(box, &QCheckBox::toggled, this, &TrialFormEditor::edited);
    connect(m_tokens, &QSpinBox::valueChanged, this, &TrialFormEditor::edited);
    retranslate();
}

TrialForm TrialFormEditor::form() const
{
    return {.model = m_model->text(),
            .client = m_client->text(),
            .system = m_system->text(),
            .tool = m_tool->text(),
            .tokens = m_tokens->value(),
            .thinking = m_thinking->isChecked(),
            .webSearch = m_webSearch->isChecked(),
            .image = m_image->isChecked(),
            .stream = m_stream->isChecked()};
}

void TrialFormEditor::retranslate()
{
    const std::pair<QWidget *, QString> labels[] = {{m_model, tr("Model")},
                                                    {m_tokens, tr("Prompt, about")},
                                                    {m_tool, tr("Tool")},
                                                    {m_system, tr("System prompt")},
                                                    {m_client, tr("Client")}};
    for (const auto &[field, text] : labels) {
        static_cast<QLabel *>(m_layout->labelForField(field))->setText(text);
        field->setAccessibleName(text);
    }
    m_tokens->setSuffix(tr(" tokens"));
    m_thinking->setText(tr("asks for thinking"));
    m_webSearch->setText(tr("brings web search"));
    m_image->setText(tr("holds an image"));
    m_stream->setText(tr("streams"));
}

} // namespace ccr::ui
