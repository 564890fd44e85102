// SPDX-License-Identifier: Apache-2.0
#include "sync/model/words/table.hpp"

namespace afterword {

constexpr NoticeTable kEs = {{
    {NoticeWord::Help, "Un cliente pide ayuda"},
    {NoticeWord::CallBack, "Un cliente pide que le llamen"},
    {NoticeWord::RedLine, "Un comentario menciona un peligro"},
    {NoticeWord::LowScore, "Una puntuación baja"},
    {NoticeWord::Trend, "Más respuestas descontentas de lo habitual"},
    {NoticeWord::Silence, "Sin respuestas donde suele haberlas"},
    {NoticeWord::Raised, "Nueva alerta"},
    {NoticeWord::TakeLate, "Nadie la ha atendido a tiempo"},
    {NoticeWord::FactsLate, "No se ha anotado a tiempo lo ocurrido"},
    {NoticeWord::SolutionLate, "No se ha resuelto a tiempo"},
    {NoticeWord::Undelivered, "Ningún quiosco de la tienda la ha mostrado aún"},
    {NoticeWord::Reminder, "Nadie la ha atendido todavía"},
    {NoticeWord::Summary, "Resumen de las demás alertas de hoy"},
    {NoticeWord::Solved, "Resuelta por la tienda: por favor, confirme"},
    {NoticeWord::Store, "Tienda"},
    {NoticeWord::Kiosk, "Quiosco"},
    {NoticeWord::Opened, "Desde"},
    {NoticeWord::Reasons, "Motivos"},
    {NoticeWord::Answers, "Respuestas"},
    {NoticeWord::TakenBy, "Atendida por"},
    {NoticeWord::Comment, "Comentario"},
    {NoticeWord::Test, "Esto es una prueba. No ha pasado nada."},
}};
static_assert(is_complete(kEs));

const NoticeTable& notices_es() {
    return kEs;
}

}  // namespace afterword
