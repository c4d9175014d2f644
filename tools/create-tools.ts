import type { ToolName } from '../domain/tools/names';
import type { Database } from '../store/database';
import { bookAppointment } from './book-appointment';
import { cancelAppointment } from './cancel-appointment';
import { checkServiceAvailability } from './check-service-availability';
import { findAppointments } from './find-appointments';
import { getActivePromotions } from './get-active-promotions';
import { getAvailableServices } from './get-available-services';
import { getBusinessHours } from './get-business-hours';
import { getServicePackages } from './get-service-packages';
import { rescheduleAppointment } from './reschedule-appointment';
import type { ToolRunner, Tools } from './types';

const RUNNERS: { [N in ToolName]: ToolRunner<N> } = {
  get_available_services: getAvailableServices,
  get_business_hours: getBusinessHours,
  check_service_availability: checkServiceAvailability,
  get_service_packages: getServicePackages,
  get_active_promotions: getActivePromotions,
  find_appointment_by_phone: findAppointments,
  book_appointment: bookAppointment,
  reschedule_appointment: rescheduleAppointment,
  cancel_appointment: cancelAppointment,
};

/** The executors of all tools, over one database. */
export function createTools(db: Database): Tools {
  return {
    run(tool, call) {
      const runner = RUNNERS[tool];
      return db.inWorkspace(call.workspaceId, (tx) => runner(tx, call));
    },
  };
}
