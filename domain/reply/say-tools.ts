import type { ToolName } from '../tools/names';

/** What the assistant was trying to do: "Tuve un problema para …". */
export const TOOL_ACTIONS: Readonly<Record<ToolName, string>> = {
  get_available_services: 'ver los servicios',
  get_business_hours: 'ver los horarios',
  check_service_availability: 'ver los horarios libres',
  get_service_packages: 'ver los paquetes',
  get_active_promotions: 'ver las promociones',
  find_appointment_by_phone: 'buscar tus turnos',
  book_appointment: 'reservar tu turno',
  reschedule_appointment: 'cambiar tu turno',
  cancel_appointment: 'cancelar tu turno',
};
