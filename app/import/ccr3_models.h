#pragma once

#include <QStringList>

#include <vector>

namespace ccr::app {

/// The models that Claude Code Router 3 can be told to use, by which its routes name them: "provider/model", the provider by its name
/// or its id, or a model that one provider alone has.
class Ccr3Models
{
public:
    struct Provider
    {
        QString name;        ///< here
        QStringList aliases; ///< there
        QStringList models;
    };
    void add(Provider provider) { m_providers.push_back(std::move(provider)); }

    /// "provider,model" as it is written here; empty: it names none of them. `provider`: where a bare model is looked for first.
    QString target(const QString &selector, const QString &provider = {}) const;
    QStringList targets(const QStringList &selectors) const; ///< of those that name one

private:
    QString targetOf(const QString &provider, const QString &model) const;

    std::vector<Provider> m_providers;
};

} // namespace ccr::app
