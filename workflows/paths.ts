/** Where Twilio reaches us. Here, because both the routes and the callbacks that workers ask for are made from it. */
export const WEBHOOK_PATH = '/webhook/pulpo/twilio/wa';
