/** WhatsApp takes free text for so long after the customer's last message; then only templates (Twilio error 63016). */
export const SESSION_WINDOW_HOURS = 24;
