#pragma once

#include "logging/base/json5_reader.h"

#include <QString>

#include <memory>

namespace ccr::ui {

/// A request that is to be sent again with another model, another system prompt or another last message. What is not changed
/// stays byte by byte as it was.
class ReplayDraft
{
public:
    /// An error when the body is no request that can be changed: NotFound when it is JSON, but no object.
    static Result<ReplayDraft> read(const QString &body);
    /// What such an error says, in the language of now.
    static QString textOf(const Error &error);

    bool hasModel() const { return m_model; }
    QString model() const { return m_model ? m_model->string : QString(); }
    /// JSON with one member a line; empty: the request has none.
    QString system() const;
    QString lastMessage() const;

    /// `model` empty: as it was; so are the texts that were not edited. An error names the text that is no JSON, and why.
    Result<QByteArray> make(const QString &model, const QString &system, const QString &lastMessage) const;

private:
    ReplayDraft() = default;
    QString textOf(const Json5Value *value) const;

    QString m_body;
    std::shared_ptr<const Json5Value> m_root; ///< shared by copies; the pointers go into it
    const Json5Value *m_model = nullptr;
    const Json5Value *m_system = nullptr;
    const Json5Value *m_lastMessage = nullptr;
};

} // namespace ccr::ui
