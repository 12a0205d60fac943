#pragma once

#include "ui/inspector/inspector_tab.h"
#include "ui/models/provider_record.h"

class QFrame;
class QGridLayout;
class QLabel;
class QScrollArea;
class QToolButton;

namespace ccr::ui {

class FlowLayout;
class Background;
class ClosestModels;
class DetailSection;
class MessageText;
class TimingBar;
struct ErrorAdvice;

/// Why the exchange went where it went, what failed and what can be done, where its time went, and its numbers.
class OverviewTab final : public InspectorTab
{
    Q_OBJECT
public:
    /// `closest` and `background` outlive it.
    OverviewTab(Workspace &workspace, ClosestModels &closest, Background &background, QWidget *parent);

    QString title() const override { return tr("Overview"); }
    void showExchange(const logging::ExchangeSnapshot *exchange) override;
    void updateExchange(const logging::ExchangeSnapshot &exchange) override;
    void tick() override;
    void retranslate() override;
    void restyle() override;
    /// Lines that are selected in a list; otherwise status, class, the provider's words, our cause and the id: what one pastes into a
    /// message.
    QString selectionAsText() const override;
    QWidget *focusTarget() override;

    /// Opens or closes the steps of the router.
    void toggleSteps();

private:
    struct Number
    {
        QLabel *caption;
        QLabel *value;
        QToolButton *copy = nullptr; ///< of those that can be copied
    };

    QFrame *makeErrorBox();
    void makeSections();
    void showDetails();
    void readHeads();
    void takeHeads(const std::string &exchangeId, const std::vector<logging::MessageHead> &heads);
    void addColumn(const QString &column);
    void makeNumbers(QGridLayout *grid);
    void refresh();
    void showError();
    ErrorAdvice advice();
    void showAdviceButtons(const QStringList &ids);
    void nameModelButton();
    void showNumbers();
    void set(int row, const QString &caption, const QString &value, const QString &toolTip = {});
    QString stepsText() const;
    nanoseconds elapsed() const;

    ClosestModels &m_closest;
    ProviderRecord m_record;
    Background &m_background;
    std::optional<logging::ExchangeSnapshot> m_exchange;
    QScrollArea *m_scroll;
    QWidget *m_content;
    QLabel *m_hint;
    QLabel *m_sentence;
    QToolButton *m_explain;
    QLabel *m_steps;
    QLabel *m_cause = nullptr;
    QLabel *m_says = nullptr;
    MessageText *m_error = nullptr;
    FlowLayout *m_adviceLayout = nullptr;
    QStringList m_shownAdvice;
    QFrame *m_errorBox; ///< holds the four before it
    TimingBar *m_timing;
    QList<Number> m_numbers;
    DetailSection *m_fields = nullptr;
    DetailSection *m_heads = nullptr;
    DetailSection *m_phases = nullptr;
    QString m_headsOf; ///< which exchange's heads were read, and at which stage of it
};

} // namespace ccr::ui
