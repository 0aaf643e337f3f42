/**
 * The variable with the path of a file to which an App also writes its objects as JSON, each with the construct that
 * makes it: `[{ manifest, constructPath, target }]`.
 */
export const objectsVariable = 'CDK8S_GITOPS_OBJECTS';
